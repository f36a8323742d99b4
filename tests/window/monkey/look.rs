//! What the screen says.

use harness::Step;
use harness::window::Window;
use serde::Deserialize;

/// What the screen says that the next key would do, and where the keys are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Said {
    /// The word of the rail that is lit.
    pub screen: String,
    /// The button that sells; empty where there is none, or it cannot be pressed.
    pub sell: String,
    /// Whom the counter serves.
    pub customer: String,
    /// The tender that is lit.
    pub lit: String,
    /// What stands in the field of the credit, and in that of the cash handed over.
    pub credit: String,
    pub tendered: String,
    /// Place, name and amount of the request that is open.
    pub place: String,
    pub reprise: String,
    /// Whether several requests are marked.
    pub marked: bool,
    /// The form that has the keys beside the list, and the line of the list that is lit.
    pub form: String,
    pub line: String,
    /// The question that is asked over everything.
    pub asked: String,
    /// Whose sheet is open.
    pub sheet: String,
    /// The keys that the screen shows now, each with the words of the button that it presses.
    pub caps: Vec<(String, String)>,
    /// What has the keyboard: « button », « form » for a field of one, « field », or nothing.
    pub focus: String,
    /// The keyboard is nowhere, or in something that nobody sees or that is switched off.
    pub lost: bool,
}

impl Said {
    /// The words of the buttons that the key presses now.
    pub fn of_key<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        let shown = move |(cap, _): &&(String, String)| cap.eq_ignore_ascii_case(key);
        self.caps.iter().filter(shown).map(|(_, words)| words.as_str())
    }

    pub async fn by(window: &Window) -> Step<Self> {
        window.script(LOOK, vec![]).await
    }

    /// What the screen says once the page has met so many keys since the last time, for a second at most, and nothing
    /// is being asked, priced or written. One script waits and looks: a look from outside would cost as much again.
    pub async fn at_rest(window: &Window, keys: u64) -> Step<Self> {
        let script = REST.replace("LOOK", LOOK);
        let rested = window
            .wait("the page to rest", async || {
                let said = window.page().execute_async(script.as_str(), vec![keys.into()]).await?;
                Ok(said.convert::<Option<Self>>()?)
            })
            .await;
        match rested {
            Ok(said) => Ok(said),
            Err(error) => {
                let busy: String = window.script(BUSY, vec![]).await?;
                Err(format!("{error}; busy: {busy}").into())
            }
        }
    }
}

/// A page that was opened anew has met no key, and a few never reach a page. A letter that waits for a second one is told
/// by the page.
const REST: &str = r"
const [keys, done] = arguments;
const began = performance.now();
const look = () => { LOOK };
const met = () => (window.met ?? Number.MAX_SAFE_INTEGER) >= keys || performance.now() - began > 1000;
const idle = () => document.querySelector('[aria-busy=true], [data-writing], [data-held]') === null;
const once = (ready, then) => {
  if (ready()) then();
  else if (performance.now() - began > 9000) done(null);
  else setTimeout(() => once(ready, then), 10);
};
const begin = () => {
  if (window.met === undefined) addEventListener('keyup', () => { window.met += 1; }, true);
  window.met = 0;
  const said = look();
  // What had the keyboard may be drawn anew in this very turn: the page gives it back in its next.
  if (said.lost) setTimeout(() => done(look()), 20);
  else done(said);
};
once(met, () => setTimeout(() => once(idle, () => setTimeout(() => once(idle, begin), 20)), 20));";

const BUSY: &str =
    "return [...document.querySelectorAll('[aria-busy=true], [data-writing], [data-held]')]
  .map((at) => at.cloneNode(false).outerHTML).join(' ');";

const LOOK: &str = r"
const text = (at) => (at?.innerText ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const shown = (at) => at && at.checkVisibility() ? at : null;
const all = (what) => [...document.querySelectorAll(what)].filter(shown);
const named = (it, name) => it.getAttribute('aria-label') === name
  || [...(it.labels ?? [])].some((label) => label.textContent.includes(name));
const field = (name) => all('.counter input:not([type=range])').find((it) => named(it, name))?.value ?? '';
const sell = all('.sell button').find((it) => !it.disabled);
const panel = all('aside.panel')[0];
const caps = all('button kbd').filter((it) => getComputedStyle(it).visibility === 'visible' && !it.closest('button').disabled);
const lettered = all('[data-reach] kbd').map((it) => {
  const on = document.elementFromPoint(parseFloat(it.style.left) + 8, parseFloat(it.style.top) + 8);
  return [text(it), text(on?.closest('button') ?? on)];
});
const at = document.activeElement;
const focus = at?.closest('button, a, [role=button], [role=option], summary') ? 'button' : at?.closest('form') ? 'form'
  : at?.matches('input, textarea, select') ? 'field' : '';
const nowhere = !at || at === document.body || !at.checkVisibility() || at.matches(':disabled') || at.closest('[inert]') !== null;
return {
  caps: [...caps.map((it) => [text(it), text(it.closest('button').querySelector('.label') ?? it.closest('button'))]), ...lettered],
  focus,
  lost: nowhere && all('[data-home]').length > 0,
  screen: text(all('nav [aria-current=page] .word')[0]),
  sell: text(sell?.querySelector('.label')),
  customer: text(all('.counter header h1:not(.passing)')[0]),
  lit: all('.tenders [aria-pressed=true]')[0]?.firstChild.textContent.trim() ?? '',
  credit: field('Montant du solde client utilisé'),
  tendered: field('Espèces reçues'),
  place: text(panel?.querySelector('header h2')),
  reprise: text(panel),
  marked: all('tr.row.marked').length > 0,
  form: text(all('aside form legend')[0]),
  line: text(all('tr[aria-selected=true]')[0]),
  asked: text(all('.dialog-title')[0]),
  sheet: text(all('.sheet h2')[0]),
};";
