//! What a person does again and again, with nothing but the keyboard.

use harness::Step;
use harness::find::Role;
use harness::window::Window;
use serde::Deserialize;
use thirtyfour::{By, Key};

/// Types into the search box and goes on to the list.
pub async fn search(window: &Window, words: &str) -> Step {
    window.press(Key::F2).await?;
    window.find(Role::Line, "").await?;
    window.keys("/").await?;
    window.keys(words).await?;
    window
        .wait(&format!("only lines with « {words} »"), async || {
            let rows = window.names(Role::Line).await?;
            Ok((!rows.is_empty() && rows.iter().all(|row| row.contains(words))).then_some(()))
        })
        .await?;
    window.press(Key::Down).await?;
    window
        .wait("the first line of the list", async || {
            Ok(window.selected_row().await?.contains(words).then_some(()))
        })
        .await
}

/// The decision can be given: the file is there.
pub async fn ready_to_decide(window: &Window) -> Step {
    window
        .wait("a decision to give", async || {
            // What a supervisor must sign is passed on by the same key.
            for words in ["Accepter", "Transmettre au responsable"] {
                if let Some(button) = window.find_now(Role::Button, words).await?
                    && button.is_enabled().await?
                {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await
}

/// Finds a customer by key, from the counter's banner.
pub async fn serve(window: &Window, name: &str) -> Step {
    window.keys("/").await?;
    window.keys(name).await?;
    window.find(Role::Button, name).await?;
    window.press(Key::Enter).await?;
    window
        .wait(&format!("{name} in the banner"), async || {
            let headings = window.names(Role::Heading).await?;
            Ok(headings.iter().any(|heading| heading.starts_with(name)).then_some(()))
        })
        .await
}

/// Chooses a performance by a word of its show and its day.
pub async fn choose_performance(window: &Window, words: &str, wanted: &str) -> Step {
    window.keys("s").await?;
    window
        .wait("the focus on the performances", async || {
            Ok((window.focus().await? == "Séance").then_some(()))
        })
        .await?;
    window.keys(words).await?;
    window.find(Role::Choice, wanted).await?;
    window.press(Key::Down).await?;
    for _ in 0..20 {
        let marked: bool = window
            .script(
                "return document.querySelector('[role=option][data-highlighted]')?.innerText
                   .replace(/[\\u00a0\\u202f]/g, ' ').includes(arguments[0]) ?? false",
                vec![wanted.into()],
            )
            .await?;
        if marked {
            break;
        }
        window.press(Key::Down).await?;
    }
    window.press(Key::Enter).await
}

/// An entry of the rail.
#[derive(Debug, Deserialize)]
pub struct Screen {
    /// Its word.
    pub name: String,
    /// Its key.
    pub key: String,
}

/// The screens that whoever is signed in can go to.
pub async fn rail(window: &Window) -> Step<Vec<Screen>> {
    window
        .script(
            "return [...document.querySelectorAll('nav li button[aria-keyshortcuts]')].map((it) => ({
               name: it.querySelector('.word').textContent.trim(),
               key: it.getAttribute('aria-keyshortcuts') }))",
            vec![],
        )
        .await
}

/// Goes there by its key and waits until nothing is being fetched.
pub async fn go(window: &Window, screen: &Screen) -> Step {
    window.press(function_key(&screen.key)).await?;
    window
        .wait(&format!("the screen « {} »", screen.name), async || {
            let there: bool = window
                .script(
                    "const at = document.querySelector('nav li button[aria-current] .word');
                     return at?.textContent.trim() === arguments[0]
                       && !document.querySelector('main [aria-busy=true], main .skeleton');",
                    vec![screen.name.clone().into()],
                )
                .await?;
            Ok(there.then_some(()))
        })
        .await
}

fn function_key(name: &str) -> Key {
    const KEYS: [Key; 12] = [
        Key::F1,
        Key::F2,
        Key::F3,
        Key::F4,
        Key::F5,
        Key::F6,
        Key::F7,
        Key::F8,
        Key::F9,
        Key::F10,
        Key::F11,
        Key::F12,
    ];
    let number: usize = name.trim_start_matches('F').parse().unwrap_or(1);
    KEYS[(number - 1).min(11)].clone()
}

/// Finds a customer on their own screen, by key.
pub async fn customer(window: &Window, name: &str) -> Step {
    window.press(Key::F4).await?;
    window.find(Role::Line, "").await?;
    window.keys("/").await?;
    window.keys(name).await?;
    window
        .wait(&format!("only {name}"), async || {
            let rows = window.names(Role::Line).await?;
            Ok(rows.first().is_some_and(|row| row.starts_with(name)).then_some(()))
        })
        .await?;
    window.press(Key::Down).await?;
    window
        .wait(&format!("the sheet of {name}"), async || {
            let headings = window.names(Role::Heading).await?;
            Ok(headings.iter().any(|heading| heading.starts_with(name)).then_some(()))
        })
        .await
}

/// Opens an order of the customer whose sheet is shown: its line, its « Détails ».
pub async fn order(window: &Window, number: &str) -> Step {
    let line = window.find(Role::Line, number).await?;
    line.find(By::XPath(".//button[contains(., 'Détails')]")).await?.focus().await?;
    window.press(Key::Enter).await?;
    window.find(Role::Button, "Retour").await.map(drop)
}

/// Goes to where files of another system are taken in, from wherever one is, by key.
pub async fn import_screen(window: &Window) -> Step {
    window.press(Key::F10).await?;
    window.tab_to("Conditions de reprise").await?;
    for _ in 0..12 {
        if window.focus().await? == "Import" {
            return window.find(Role::Button, "Choisir des fichiers").await.map(drop);
        }
        window.press(Key::Right).await?;
    }
    Err("the arrows never reach « Import »".into())
}

/// Types the path of a file into the import and adds it.
pub async fn add_to_import(window: &Window, file: &std::path::Path) -> Step {
    window.tab_to("Chemin d’un fichier de ce poste").await?;
    window.keys(&file.to_string_lossy()).await?;
    window.press(Key::Enter).await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    window.find(Role::Button, &format!("Retirer {name}")).await.map(drop)
}
