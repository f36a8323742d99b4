//! A place asked back for the customer at the glass, in the words of the venue's site.

use harness::find::Role;
use harness::house::House;
use harness::papers::Mail;
use harness::story::in_window;
use harness::until;
use serde_json::json;
use thirtyfour::Key;

use crate::moves::{customer, order};
use crate::people::{AGENT, CASHIER, SUPERVISOR, sign_in, switch_to};

#[test]
fn a_place_is_asked_back_for_a_customer_who_is_told_and_may_change_their_mind() {
    let house = House::demo().unwrap();
    in_window("ask", &house, async |window| {
        sign_in(window, CASHIER).await?;
        customer(window, "DUPONT Marie").await?;
        order(window, "671084").await?;
        window.see("Reprendre la place").await?;
        window.see("Télécharger le billet").await?;
        window.keys("a").await?;
        window.see("Le client accepte les conditions, par téléphone ou au guichet").await?;
        window.see("32,00 €").await?;
        window.keys("j").await?;
        window
            .wait("the conditions to be accepted", async || {
                let tick = window
                    .find(
                        Role::Checkbox,
                        "Le client accepte les conditions, par téléphone ou au guichet",
                    )
                    .await?;
                let ticked = tick.attr("aria-checked").await?.as_deref() == Some("true")
                    || tick.is_selected().await?;
                Ok(ticked.then_some(()))
            })
            .await?;
        window.press(Key::Enter).await?;
        window.see("Demande reprise en cours").await?;
        let mail = || {
            let files = house.files(".eml");
            let mails = files.iter().filter_map(|file| Mail::read(file).ok());
            let mut to_dupont = mails.filter(|mail| mail.to == "marie.dupont@example.org");
            to_dupont.find(|mail| mail.subject == "Demande de reprise de place")
        };
        let mail = until(40, "the mail that the request was received", mail)?;
        assert!(mail.text.contains("LE BOURGEOIS GENTILHOMME"), "{}", mail.text);

        window.keys("w").await?;
        window.see("Retirer la demande de reprise").await?;
        window.keys("o").await?;
        window.see_no_more("Demande reprise en cours").await?;
        window.find(Role::Button, "Télécharger le billet").await.map(drop)
    });
}

#[test]
fn very_long_names_stay_inside_their_boxes() {
    let house = House::demo().unwrap();
    let last = format!("{}-LE-TRÈS-LONG", "DE-LA-ROCHEFOUCAULD".repeat(5));
    let fields = json!({
        "last_name": last, "first_name": "Anne-Charlotte Marie Eugénie Bérengère",
        "email": format!("{}@example.org", "a".repeat(60)), "phone": "06 39 98 00 00", "locale": "fr",
    });
    house.call((SUPERVISOR.name, SUPERVISOR.pin), "customer_create", &fields).unwrap();
    in_window("long-names", &house, async |window| {
        sign_in(window, AGENT).await?;
        customer(window, "DE-LA-ROCHEFOUCAULD").await?;
        window.settle().await?;
        assert_eq!(window.sticking_out().await?, Vec::<String>::new());
        switch_to(window, CASHIER).await?;
        window.press(Key::F1).await?;
        crate::moves::serve(window, "DE-LA-ROCHEFOUCAULD").await?;
        window.settle().await?;
        assert_eq!(window.sticking_out().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn two_thousand_customers_are_walked_through_without_a_pause() {
    let house = House::demo().unwrap();
    in_window("pages", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F4).await?;
        window.see("ADAM").await?;
        let first = window.selected_row().await?;
        // Each End fetches the next page; by the sixth more than two hundred lines are there.
        for _ in 0..6 {
            window.press(Key::End).await?;
            window.settle().await?;
        }
        let lines: i64 = window
            .script(
                "const rows = document.querySelectorAll('[role=grid] tr[aria-rowindex]');
                 return Math.max(...[...rows].map((row) => Number(row.ariaRowIndex ?? row.getAttribute('aria-rowindex'))))",
                vec![],
            )
            .await?;
        assert!(lines > 200, "{lines} lines");
        let drawn = window.names(Role::Line).await?.len();
        assert!(drawn < 80, "{drawn} lines drawn at once");
        assert_ne!(window.selected_row().await?, first);
        Ok(())
    });
}
