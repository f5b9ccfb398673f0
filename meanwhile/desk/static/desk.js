// The desk is whole without this script; with it one key is one decision.
(() => {
'use strict';
const d = document, on = (name, act) => d.addEventListener(name, act), one = (s, r = d) => r.querySelector(s), all = (s, r = d) => [...r.querySelectorAll(s)], el = id => d.getElementById(id), stop = e => e.preventDefault();
const keys = JSON.parse(d.body.dataset.keys || '{}'), csrf = d.body.dataset.csrf || '';
const say = text => { const box = one('#status'); if (box) box.textContent = text; };
const ask = (url, options = {}) => fetch(url, { ...options, headers: { 'X-Desk': '1', 'X-CSRF-Token': csrf, ...options.headers } });
const post = (url, body) => ask(url, { method: 'POST', body });
const failed = async answer => { const said = await answer.json().catch(() => ({})); say(said.error || 'That did not work: ' + answer.status); };
const parse = html => new DOMParser().parseFromString(html, 'text/html');
const swap = (html, ids) => {
const page = parse(html), focus = d.activeElement?.id;
for (const id of ids) {
const old = el(id), fresh = page.getElementById(id);
if (!old || !fresh) continue;
const top = old.scrollTop;
old.replaceWith(fresh); fresh.scrollTop = top;
if (id === 'pane' || id === 'main') break;
}
say((page.getElementById('status') || {}).textContent || '');
if (focus) el(focus)?.focus({ preventScroll: true });
};
const wide = () => innerWidth >= 1024;
on('submit', async e => {
const form = e.target;
const by = e.submitter, verb = by && /^(accept|reject)$/.exec(by.dataset.act || by.name);
const of = verb && by.closest('.line, [data-item]'), line = of && el('i' + (of.dataset.id || of.dataset.item));
if (line) { stop(e); return decide(line, verb[0]); }
if (form.id === 'undo') { stop(e); return undo(); }
if (!form.dataset.into) return;
stop(e);
if (!await flush()) return;
const body = new FormData(form, by);
const answer = await post(form.action, body);
if (!answer.ok) return failed(answer);
const url = new URL(answer.url); url.searchParams.delete('said');
swap(await answer.text(), form.dataset.into.split(' '));
if (!at()) history.replaceState(null, '', url);
});
on('click', async e => {
const link = e.target.closest('a[data-into]');
if (!link || e.metaKey || e.ctrlKey || e.shiftKey || e.button) return;
stop(e);
if (!await flush()) return;
const answer = await ask(link.href);
if (!answer.ok) { location = link.href; return; }
const { id, href, dataset: { into } } = link;
swap(await answer.text(), into.split(' '));
history.replaceState(null, '', href);
const back = el(id);
if (back) back.focus({ preventScroll: true });
if (!wide() && into[0] === 'd') one('#evidence').scrollIntoView();
});
const lines = r => all('.line', r), at = () => one('.line.on');
let shown = 0;
const focus = async (line, show = one('#pane').contains(d.activeElement)) => {
if (!line) return;
const old = at();
if (old) { old.classList.remove('on'); one('.title', old).removeAttribute('aria-current'); }
line.classList.add('on');
const title = one('.title', line); title.setAttribute('aria-current', 'true'); title.focus({ preventScroll: true });
line.scrollIntoView({ block: 'nearest' });
const turn = ++shown;
one('#pane').inert = true;
const answer = await ask(`/items/${line.dataset.id}/pane`).catch(() => 0), text = answer.ok ? await answer.text() : '';
if (turn !== shown) return;
const pane = one('#pane');
pane.innerHTML = text; pane.inert = false; pane.scrollTop = 0;
if (!text) say('The item could not be shown.'); else if (show && !wide()) pane.scrollIntoView();
};
const step = async by => { const here = lines().indexOf(at()) + by; if (here > lines().length - 5) await more(); focus(lines()[Math.min(lines().length - 1, Math.max(0, here))]); };
const open = () => lines().filter(l => !l.classList.contains('done') && !l.dataset.busy);
const next = line => { const found = lines(), here = found.indexOf(line); return open().find(l => found.indexOf(l) > here) || open()[0]; };
const count = (state, by) => { const box = one(`[data-count="${state}"]`); if (box) box.textContent = (parseInt(box.textContent.replace(/\D/g, ''), 10) + by).toLocaleString('en'); };
const mark = (line, told) => {
line.dataset.version = told.version; one('.title', line).dataset.state = told.state;
line.classList.toggle('done', told.state !== d.body.dataset.state);
for (const box of all('[value*=":"]', line)) { box.value = `${told.id}:${told.version}`; box.checked = false; }
};
// The next item is in focus at once; a decision that was not kept comes back.
const decide = async (line, verb) => {
if (!line || line.dataset.busy) return;
line.dataset.busy = '1';
const seen = one(`[data-item="${line.dataset.id}"] [name=version]`), verdict = verb + 'ed', body = new URLSearchParams({ verdict, version: seen?.value || line.dataset.version });
const sent = post(`/items/${line.dataset.id}/judge`, body);
if (line === at()) focus(next(line));
const answer = await sent.catch(() => 0);
delete line.dataset.busy;
if (!answer || !answer.ok) { focus(line); if (answer) await failed(answer); else say('No answer; nothing was kept.'); return; }
const told = await answer.json(), was = one('.title', line).dataset.state || d.body.dataset.state;
count(was, -1); count(verdict, 1); mark(line, told); say(told.said);
if (open().length < 5) more();
};
let loading = false;
const more = async () => {
const list = one('#lines'), url = list.dataset.more;
if (loading || !url) return;
loading = true;
const answer = await ask(url);
if (answer.ok) {
const theirs = one('#lines', parse(await answer.text())), fresh = theirs ? lines(theirs).filter(l => !el(l.id)) : [];
list.dataset.more = theirs ? theirs.dataset.more : '';
for (const line of fresh) line.classList.remove('on');
list.append(...fresh);
if (fresh.length && !open().includes(at())) focus(fresh[0]);
}
loading = false;
};
const undo = async () => {
const answer = await post('/undo');
if (!answer.ok) return failed(answer);
const told = await answer.json(), line = one('#i' + told.id);
say(told.said);
if (!line) { if (one('#lines')) location.reload(); return; }
count(one('.title', line).dataset.state || told.state, -1); count(told.state, 1);
mark(line, told); focus(line);
};
if (one('#lines')) {
on('click', e => {
const title = e.target.closest('.line .title');
if (!title || e.metaKey || e.ctrlKey) return;
stop(e); focus(title.closest('.line'), true);
});
const tick = one('#tick-all');
if (tick) { tick.hidden = false; tick.onclick = () => { const boxes = open().map(l => one('input', l)), on = !boxes.every(b => b.checked); for (const b of boxes) b.checked = on; }; }
}
on('keydown', e => {
if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
const target = e.target;
if (target.closest('input:not([type=checkbox]), textarea, select')) { if (e.key === 'Escape') target.blur(); return; }
const act = keys[e.key];
if (!act) return;
const button = one(`[data-act="${act}"]:not([inert] *)`), line = at();
const acts = { next: () => step(1), previous: () => step(-1), help: () => { location = '/help'; }, search: () => { const box = one('[type=search]'); if (box) box.focus(); else location = '/search'; } };
if (acts[act] && (line || act === 'help' || act === 'search')) acts[act]();
else if (act === 'undo' && one('#undo')) one('#undo').requestSubmit();
else if (line && (act === 'accept' || act === 'reject')) decide(line, act);
else if (act === 'next' || act === 'previous') { const found = all('.sent'), to = found[found.findIndex(s => s.classList.contains('on')) + (act === 'next' ? 1 : -1)]; if (!to) return; to.click(); }
else if (button) { if (button.tagName === 'INPUT') button.focus(); else button.click(); }
else return;
stop(e);
});
on('input', async e => {
const box = e.target;
if (box.dataset.act === 'tags' && box.value.length > 1) {
const answer = await ask('/tags?q=' + encodeURIComponent(box.value)), list = one('#tags');
if (!answer.ok || !list) return;
for (const tag of await answer.json()) if (!all('option', list).some(o => o.value === tag)) list.append(new Option('', tag));
}
if (box.dataset.autosave) { clearTimeout(timer); dirty = box; timer = setTimeout(flush, 3000); const s = one('#saved'); if (s) s.textContent = 'Not kept yet.'; }
});
// Kept 3 s after the last letter; both texts show if somebody was faster.
let timer = 0, dirty = null, kept = Promise.resolve();
const flush = () => kept = kept.then(keep, keep);
const keep = async () => {
const box = dirty; dirty = null; clearTimeout(timer);
if (!d.contains(box)) return true;
const body = new FormData(box.form); body.set('auto', '1');
const no = () => 0, answer = await post(box.dataset.autosave, body).catch(no), told = answer && await answer.json().catch(no) || {}, note = one('#saved');
if (answer.ok) {
for (const f of all('input[name=revision]')) f.value = told.revision;
if (note) note.textContent = told.said;
const page = await ask(location.pathname + location.search).catch(no);
if (page.ok) { const at = box.selectionStart, t = box.value; swap(await page.text(), ['draft', 'findings', 'approval']); if (d.contains(box)) { box.value = t; box.setSelectionRange(at, at); } }
return true;
}
const q = 'theirs' in told && d.createElement('blockquote');
if (!q) dirty ??= box;
if (!note) return;
note.textContent = told.error || 'It could not be kept.';
if (q) { q.textContent = told.theirs; note.append(' Theirs:', q, 'Yours is still in the field.'); }
};
addEventListener('beforeunload', e => { if (dirty) stop(e); });
let held = null;
on('dragstart', e => { const s = e.target.closest('.sent[draggable]'); if (s) { held = s; e.dataTransfer.setData('text/plain', s.textContent); } });
on('dragover', e => { const s = e.target.closest('.sent'); for (const o of all('.sent.over')) o.classList.remove('over'); if (held && s && s !== held) { stop(e); s.classList.add('over'); } });
on('drop', e => {
const s = e.target.closest('.sent'), form = one('#place');
if (!held || !s || !form) return;
stop(e); form.elements.at.value = held.dataset.at; form.elements.to.value = s.dataset.at; held = null; form.requestSubmit();
});
})();
