//! The desk and the site of one folder, each killed at once while it works: the other goes on, it goes on itself when it is started
//! again, and nothing is lost or done twice.

use std::path::Path;
use std::time::Duration;

use harness::house::House;
use harness::queue::first_to_go;
use harness::site::{Browser, Served};
use harness::story::{in_killed_window, in_window};
use harness::window::Window;
use harness::{Step, until};
use serde_json::{Value, json};

use crate::people::{AGENT, sign_in};

const ORDER: &str = "/commandes/671084";

/// The open requests on the order, as the desk's window has them.
async fn requests(window: &Window) -> Step<Vec<Value>> {
    let mut list = json!(first_to_go(50));
    list["search"] = json!("671084");
    let page = window.call("reprise_list", list).await?;
    Ok(page["rows"].as_array().ok_or("rows")?.clone())
}

/// The form that asks the first place back that can be.
fn recap(marie: &mut Browser) -> Step<Vec<(&'static str, String)>> {
    marie.open(ORDER)?;
    let links = marie.page.links();
    let ask = links.iter().find(|link| link.contains("/reprise?place=")).ok_or("no place")?;
    marie.open(ask)?;
    let page = &marie.page;
    let fields = ["csrf_token", "id", "place", "starts", "terms", "expected"]
        .map(|name| (name, page.field(name)));
    Ok(fields.into_iter().chain([("accept", "1".to_owned())]).collect())
}

fn posts(
    marie: &mut Browser,
    path: &str,
    fields: &[(&'static str, String)],
) -> Step<(u16, String)> {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let answer = marie.post(path, &fields)?;
    Ok((answer.status, answer.header("location").to_owned()))
}

/// Takes the request back that is open.
fn takes_back(marie: &mut Browser) -> Step {
    marie.open(ORDER)?;
    let text = marie.page.text();
    let line = text.split("<li class=\"place").find(|part| part.contains("name=\"reprise\""));
    let line = line.ok_or("no request")?;
    let of = |name: &str| -> Option<String> {
        let tag = line.split('<').find(|tag| tag.contains(&format!("name=\"{name}\"")))?;
        Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_owned())
    };
    let form = ["csrf_token", "id", "reprise", "version"];
    let form = form.map(|name| (name, of(name).unwrap_or_default())).to_vec();
    let (status, to) = posts(marie, &format!("{ORDER}/retrait"), &form)?;
    assert_eq!(status, 303, "{to}");
    Ok(())
}

/// A request is sent and the site killed; it is sent again to the next one.
async fn site_is_killed(
    window: &Window,
    folder: &Path,
    site: Served,
    marie: &mut Browser,
    after: Duration,
) -> Step<Served> {
    let path = format!("{ORDER}/reprise");
    let form = recap(marie)?;
    let mut sender = marie.clone();
    let (sent, where_to) = (form.clone(), path.clone());
    let sending = std::thread::spawn(move || posts(&mut sender, &where_to, &sent).is_ok());
    tokio::time::sleep(after).await;
    drop(site);
    let answered = sending.join().map_err(|_| "the browser fell over")?;
    let known = requests(window).await?.len();
    assert!(known <= 1 && (known == 1 || !answered), "{known} kept, answered: {answered}");
    let site = Served::start(folder, &[])?;
    *marie = site.meets_again(marie);
    let again = posts(marie, &path, &form)?;
    assert_eq!(again, (303, format!("{ORDER}?dit=demande")));
    assert_eq!(requests(window).await?.len(), 1, "once");
    takes_back(marie)?;
    assert_eq!(requests(window).await?.len(), 0);
    Ok(site)
}

#[test]
fn a_desk_and_a_site_that_are_killed_on_one_folder_go_on_and_nothing_is_lost_or_doubled() {
    let house = House::demo().unwrap();
    let mut site = Some(Served::start(house.path(), &[]).unwrap());
    let mut marie = site.as_ref().unwrap().signed_in("marie.dupont@example.org").unwrap();
    for (round, balance) in [(0, "32,00 €"), (1, "64,00 €")] {
        in_killed_window("kills", &house, async |window| {
            sign_in(window, AGENT).await?;
            for after in [0, 4, 12, 40] {
                let open = site.take().ok_or("a site")?;
                let after = Duration::from_millis(after + 2 * round);
                site = Some(site_is_killed(window, house.path(), open, &mut marie, after).await?);
            }
            let form = recap(&mut marie)?;
            assert_eq!(posts(&mut marie, &format!("{ORDER}/reprise"), &form)?.0, 303);
            let asked = requests(window).await?;
            let seen = json!({ "id": asked[0]["id"], "version": asked[0]["version"] });
            // The acceptance is on its way when the desk is killed.
            let fires = "const [args, id] = arguments;
                window.__TAURI_INTERNALS__.invoke('call', { name: 'reprise_accept', id, args }).catch(() => {});
                return 0";
            let id = uuid::Uuid::now_v7().to_string();
            window.script::<i64>(fires, vec![seen, json!(id)]).await.map(drop)
        });
        // The site goes on.
        assert_eq!(marie.open(ORDER).unwrap().status, 200);
        in_window("kills-after", &house, async |window| {
            sign_in(window, AGENT).await?;
            if let [open] = &requests(window).await?[..] {
                let seen = json!({ "id": open["id"], "version": open["version"] });
                window.call("reprise_accept", seen).await?;
            }
            assert_eq!(requests(window).await?.len(), 0);
            Ok(())
        });
        // The site shows it once the desk can no longer undo it.
        let half_a_minute = json!({ "ms": 31_000 });
        house.call(("Léa Martin", "1234"), "demo_clock_advance", &half_a_minute).unwrap();
        // The site hears of the other time within a second.
        let read = || {
            marie.open("/solde").ok()?;
            marie.page.words().contains(balance).then_some(())
        };
        until(5, "the balance", read)
            .unwrap_or_else(|_| panic!("{balance}: {}", marie.page.words()));
    }
    let whole = house.ctl(None, &["verify"]).unwrap();
    assert!(whole.contains("\"ok\":true"), "{whole}");
    site.unwrap().end().unwrap();
}
