//! The program is killed in the middle of a morning. Nothing that was said to be done is lost.

use harness::find::Role;
use harness::house::House;
use harness::papers::Mail;
use harness::story::{in_killed_window, in_window};
use harness::until;
use harness::window::PAST_UNDOING_MS;
use serde_json::json;

use crate::moves::{ready_to_decide, search};
use crate::people::{AGENT, SUPERVISOR, sign_in, switch_to};

#[test]
fn what_was_decided_before_the_cut_is_decided_after_it_and_its_mail_leaves_once() {
    let house = House::demo().unwrap();
    in_killed_window("cut", &house, async |window| {
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        window.keys("a").await?;
        window.see("Reprise acceptée").await
    });
    in_window("after-the-cut", &house, async |window| {
        window.see("Qui est au guichet ?").await?;
        assert!(window.find_now(Role::Region, "Écrans").await?.is_none(), "nobody is signed in");
        sign_in(window, AGENT).await?;
        window.click(Role::Button, "Traitées").await?;
        window.see("DUPONT Marie").await?;
        switch_to(window, SUPERVISOR).await?;
        let verdict = window.call("journal_verify", json!({})).await?;
        assert_eq!(verdict["ok"], true, "{verdict}");
        window.pass(PAST_UNDOING_MS).await?;
        let to_dupont = || {
            let files = house.files(".eml");
            let mails = files.iter().filter_map(|file| Mail::read(file).ok());
            mails.filter(|mail| mail.to == "marie.dupont@example.org").count()
        };
        until(30, "the mail", || (to_dupont() > 0).then_some(()))?;
        window
            .wait("every mail to have left", async || {
                let badges = window.call("badges", json!({})).await?;
                Ok((badges["mails_waiting"] == 0).then_some(()))
            })
            .await?;
        assert_eq!(to_dupont(), 1, "once");
        Ok(())
    });
}
