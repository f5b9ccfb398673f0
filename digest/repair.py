"""Takes the sentence to which an error is due out of a text, so that one sentence holds up no edition. Pure."""

from digest.bearing import stands_alone
from digest.layout import count_words
from digest.novelty import sentences_in
from digest.style_marks import figures_in
from pipeline.types import BulletinDraft, Finding, Sentence

Paragraphs = tuple[tuple[Sentence, ...], ...]


def culprit(draft: BulletinDraft, error: Finding) -> Sentence:
    """The sentence that an error is about; of a whole text's error the one that does most to cause it."""
    sentences = sentences_in(draft)
    for sentence in sentences:
        if error in sentence.findings:
            return sentence
    if error.end > error.start:
        place = 0
        for paragraph in draft.paragraphs:
            for sentence in paragraph:
                if place <= error.start < place + len(sentence.text) + 1:
                    # a paragraph that is too long loses its last sentence, not its first
                    is_whole = error.end > place + len(sentence.text)
                    return paragraph[-1] if is_whole else sentence
                place += len(sentence.text) + 1
            place += 1  # two line breaks for one blank
    shown = [
        sentence for sentence in sentences if sentence.text[:50] in error.message or error.message in sentence.text
    ]
    if shown:
        return shown[0]
    dense = max(
        sentences[1:] or sentences, key=lambda sentence: len(figures_in(sentence.text)) / count_words(sentence.text)
    )
    return dense if error.rule == "L4" else sentences[-1]


def without(paragraphs: Paragraphs, sentence: Sentence) -> Paragraphs:
    """The text without a sentence, and without what took it as known. Sentences are told apart by what they rest on."""
    kept: list[tuple[Sentence, ...]] = []
    for paragraph in paragraphs:
        left: list[Sentence] = []
        has_lost = False
        for each in paragraph:
            if is_part(each, sentence):
                has_lost = True
            elif not has_lost or each.story != sentence.story or stands_alone(each.text, [s.text for s in left]):
                left.append(each)
        if left:
            kept.append(tuple(left))
    return tuple(kept)


def is_part(original: Sentence, final: Sentence) -> bool:
    """Whether a sentence as it was written went into one of the final text: two may have been joined."""
    return original.story == final.story and set(original.evidence) <= set(final.evidence)
