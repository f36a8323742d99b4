//! Credit that nobody spent in time, in the journal's list and in a customer's statement.

use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Theme;
use serde_json::json;
use thirtyfour::Key;

use crate::people::{SUPERVISOR, sign_in};

#[test]
fn what_lapsed_is_listed_by_day_and_stated_to_its_customer() {
    let house = House::demo().unwrap();
    in_window("lapses", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        let month = json!({ "from_ms": null, "to_ms": null, "after": null, "limit": 50 });
        let page = window.call("credit_lapses", month).await?;
        let name = page["rows"][0]["customer_name"].as_str().unwrap_or_default().to_owned();
        let lot = page["rows"][0]["lot"].as_str().unwrap_or_default().to_owned();

        window.press(Key::F9).await?;
        window.find(Role::Heading, "Journal").await?;
        window.keys("e").await?;
        window.find(Role::Dialog, "Avoirs échus").await?;
        window.see("Dû aux clients").await?;
        window.see(&name).await?;
        assert_eq!(window.sticking_out().await?, Vec::<String>::new());
        picture(window, "list").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Dû aux clients").await?;

        window.press(Key::F4).await?;
        window.find(Role::Heading, "Clients").await?;
        window.fill("Chercher", &name).await?;
        window.find(Role::Heading, &name).await?;
        window.click(Role::Button, "Relevé").await?;
        window.see("Avoir arrivé à échéance").await?;
        window.see(&lot).await?;
        picture(window, "statement").await
    });
}

/// Pictures in both themes, where somebody asked for them.
async fn picture(window: &harness::window::Window, name: &str) -> harness::Step {
    let Some(folder) = std::env::var_os("CONTREMARQUE_PICTURES") else { return Ok(()) };
    for (theme, ending) in [(Theme::Dark, "-dark"), (Theme::Light, "")] {
        window.theme(theme).await?;
        window.settle().await?;
        let file = std::path::Path::new(&folder).join(format!("lapses-{name}{ending}.png"));
        window.picture(&file).await?;
    }
    Ok(())
}
