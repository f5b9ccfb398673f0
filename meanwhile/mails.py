"""Makes each recipient's mail: their part of an edition, written once for all who get the same, signed."""

import ssl
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import quote

from digest.bounces import return_path
from digest.config import MailConfig
from digest.forms import PLACE, Form, fill, make_form
from digest.mail import Envelope, RenderedEdition
from digest.marks import make_mark
from digest.render import Links, chosen, render_mail
from digest.signing import Signer, read_signer
from meanwhile.config import Config
from pipeline.errors import ConfigError
from pipeline.store import settings
from pipeline.store.database import Database
from pipeline.types import EditionDraft

#: Mails go out ordered by what was chosen, so that a few forms at hand are enough.
_KEPT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A recipient as a mail needs it."""

    id: int  # 0: not on the list, for a test or a preview
    address: str
    lang: str = "en"
    bulletins: Sequence[str] = ()
    topics: Sequence[str] = ()
    regions: Sequence[str] = ()


def part_for(draft: EditionDraft, reader: Reader) -> EditionDraft:
    """What a recipient has chosen of an edition."""
    return chosen(draft, bulletins=reader.bulletins, topics=reader.topics, regions=reader.regions)


def mail_key(database: Database) -> bytes:
    """The installation's own key for links and return paths."""
    with database.writing() as session:
        return settings.secret(session, "mail_key").encode()


def archive_url(config: MailConfig, draft: EditionDraft) -> str:
    """An edition's page in the archive; "" without `mail.base_url`."""
    return f"{config.base_url}/archive/{quote(draft.digest)}/{draft.period_end_on}/" if config.base_url else ""


def tls_context(config: Config, ca_file: str, *, key: str) -> ssl.SSLContext:
    """What certificates of a server are trusted: the system's, and those of a file that config.yaml names at `key`."""
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(config.path(ca_file))
        except OSError as error:
            raise ConfigError("config.yaml", [f"{key}: {ca_file} cannot be used ({error})"]) from error
    return context


def signer_of(config: Config) -> Signer | None:
    """Signs with the configured key, if there is one."""
    dkim = config.mail.dkim
    if dkim is None:
        return None
    return read_signer(domain=dkim.domain, selector=dkim.selector, path=config.path(dkim.key_file))


@dataclass(slots=True, kw_only=True)
class MailMaker:
    """Makes mails; what many get alike is rendered once."""

    config: MailConfig
    key: bytes
    signer: Signer | None = None
    n_rendered: int = 0
    _forms: OrderedDict[object, Form] = field(default_factory=OrderedDict)

    def mail(
        self,
        draft: EditionDraft,
        reader: Reader,
        *,
        edition: int,
        message_id: str,
        at: datetime,
        note: str = "",
        correction: str = "",
    ) -> bytes:
        """One recipient's mail as it goes over the wire; `at` stands as its date, `correction` says what was wrong."""
        part = part_for(draft, reader)
        form = self._form(part, reader.lang, edition=edition, at=at, note=note, correction=correction)
        url, mailto = self._ways_out(reader, at.date())
        message = fill(
            form,
            recipient=reader.address,
            message_id=message_id,
            mark=self._mark(reader, at.date()),
            unsubscribe_url=url,
            unsubscribe_mailto=mailto,
        )
        return self.signer.sign(message) if self.signer else message

    def return_path(self, delivery: int) -> str:
        """Where a delivery comes back to if it cannot be delivered."""
        bounces = self.config.bounces
        if bounces is None:
            return self.config.sender.rpartition("<")[2].rstrip(">")
        return return_path(bounces.address, "d", delivery, self.key)

    def rendered(self, part: EditionDraft, lang: str, *, note: str = "", correction: str = "") -> RenderedEdition:
        """The mail's texts, with the place for a recipient's mark in their links."""
        base = self.config.base_url
        links = Links(
            archive=archive_url(self.config, part),
            preferences=f"{base}/p/{PLACE}" if base else "",
            unsubscribe=f"{base}/u/{PLACE}" if base else "",
            editors=self.config.reply_to.rpartition("<")[2].rstrip(">"),
        )
        return render_mail(part, links=links, lang=lang, note=note, correction=correction, picture=self.config.picture)

    def _form(self, part: EditionDraft, lang: str, *, edition: int, at: datetime, note: str, correction: str) -> Form:
        titles = tuple(bulletin.title for bulletin in part.bulletins)
        lines = tuple((topic, tuple(line.url for line in lines)) for topic, lines in part.sections.items())
        key = (edition, lang, at, note, correction, titles, lines)
        form = self._forms.get(key)
        if form is None:
            self.n_rendered += 1
            envelope = Envelope(
                sender=self.config.sender,
                recipient="",
                message_id="",
                sent_at=at,
                reply_to=self.config.reply_to,
                list_id=self.config.list_id,
            )
            form = make_form(self.rendered(part, lang, note=note, correction=correction), envelope)
            self._forms[key] = form
            if len(self._forms) > _KEPT:
                self._forms.popitem(last=False)
        self._forms.move_to_end(key)
        return form

    def _mark(self, reader: Reader, on: date) -> str:
        return make_mark(reader.id, on, purpose="list", key=self.key)

    def _ways_out(self, reader: Reader, on: date) -> tuple[str, str]:
        base, bounces = self.config.base_url, self.config.bounces
        url = f"{base}/u/{self._mark(reader, on)}" if base.startswith("https://") else ""
        if bounces is not None:
            return url, f"mailto:{return_path(bounces.address, 'u', reader.id, self.key)}?subject=unsubscribe"
        if not url:
            return "", ""
        # Nobody reads this one by machine: it reaches the people behind the digest.
        people = (self.config.reply_to or self.config.sender).rpartition("<")[2].rstrip(">")
        return url, f"mailto:{people}?subject=unsubscribe"
