//! A supervisor sees where a customer is signed in on the site and who wants their account closed, and does both by key.

use harness::find::Role;
use harness::house::House;
use harness::site::Served;
use harness::story::on_screen;
use harness::window::{Theme, Window};
use thirtyfour::Key;

use crate::people::{SUPERVISOR, sign_in};

const SCREEN: harness::display::Pixels = (1366, 768);
const MARIE: &str = "marie.dupont@example.org";

async fn picture(window: &Window, name: &str) -> harness::Step {
    let Some(folder) = std::env::var_os("CONTREMARQUE_PICTURES") else { return Ok(()) };
    for (theme, ending) in [(Theme::Dark, "-dark"), (Theme::Light, "")] {
        window.theme(theme).await?;
        window.settle().await?;
        let file = std::path::Path::new(&folder).join(format!("access-{name}{ending}.png"));
        window.picture(&file).await?;
    }
    Ok(())
}

#[test]
fn the_sessions_of_a_customer_are_ended_and_an_account_is_closed_at_their_wish() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    let site = std::cell::Cell::new(Some(site));
    on_screen("access", &house, SCREEN, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F4).await?;
        window.find(Role::Heading, "Clients").await?;
        window.fill("Chercher", "DUPONT Marie").await?;
        window.find(Role::Heading, "DUPONT Marie").await?;
        window.press(Key::Down).await?;
        window.see("1 accès au site ouvert").await?;
        picture(window, "open").await?;
        window.keys("a").await?;
        window.see("Accès au site fermés pour DUPONT Marie").await?;
        window.see_no_more("1 accès au site ouvert").await?;
        assert_eq!(marie.get("/compte")?.status, 303, "signed out");

        // She asks for her account to be closed; the list says so by itself.
        let beside = site.take().ok_or("the site is gone")?;
        let mut marie = beside.signed_in(MARIE)?;
        marie.open("/compte/fermeture")?;
        let form = ["id", "expected", "requests"].map(|name| (name, marie.page.field(name)));
        let mut form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
        form.push(("accept", "1"));
        marie.send("/compte/fermeture", &form)?;
        window.see("1 fermeture de compte demandée").await?;
        window.see("Demande sur le site la fermeture de son compte").await?;
        assert_eq!(window.sticking_out().await?, Vec::<String>::new());
        picture(window, "closing").await?;
        window.keys("f").await?;
        window.find(Role::Dialog, "Effacer DUPONT Marie ?").await?;
        picture(window, "erase").await?;
        // The house is looked into at the end, by whoever has it alone.
        beside.end()
    });
}
