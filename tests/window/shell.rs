//! What a page may not do, even one that somebody has tampered with.

use harness::Step;
use harness::house::House;
use harness::story::in_tampered_window;
use harness::window::Window;
use serde_json::{Value, json};

/// Waits for a promise and gives its outcome as words: "kept …" or "broken …".
async fn outcome(window: &Window, promise: &str) -> Step<String> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         Promise.resolve().then(() => {promise}).then(
           (value) => done(`kept ${{value}}`), (error) => done(`broken ${{error}}`));"
    );
    Ok(window.page().execute_async(script, Vec::<Value>::new()).await?.convert()?)
}

#[test]
fn nothing_is_fetched_from_or_sent_to_anywhere_else() {
    let house = House::empty().unwrap();
    in_tampered_window("no-network", &house, async |window| {
        for promise in [
            "fetch('https://example.org/')",
            "fetch('http://127.0.0.1:9/')",
            "import('https://example.org/x.js')",
            "new Promise((yes, no) => { const it = new Image(); it.onload = yes; it.onerror = no; it.src = 'https://example.org/x.png'; })",
        ] {
            let outcome = outcome(window, promise).await?;
            assert!(outcome.starts_with("broken"), "{promise}: {outcome}");
        }
        assert!(window.csp_violations().await? > 0, "the policy was asked");
        Ok(())
    });
}

#[test]
fn words_from_a_customer_never_become_a_program() {
    let house = House::empty().unwrap();
    in_tampered_window("no-inline-script", &house, async |window| {
        let ran: Value = window
            .page()
            .execute_async(
                "const done = arguments[arguments.length - 1];
                 window.__ran = 'nothing';
                 const script = document.createElement('script');
                 script.textContent = 'window.__ran = \"a script\"';
                 document.body.append(script);
                 document.body.insertAdjacentHTML('beforeend',
                   '<img src=\"data:,\" onerror=\"window.__ran = \\'an attribute\\'\">');
                 setTimeout(() => done(window.__ran), 300);",
                Vec::<Value>::new(),
            )
            .await?
            .convert()?;
        assert_eq!(ran, "nothing");
        Ok(())
    });
}

#[test]
fn the_window_never_leaves_its_own_pages() {
    let house = House::empty().unwrap();
    in_tampered_window("no-navigation", &house, async |window| {
        window.script::<Value>("location.href = 'https://example.org/'", vec![]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(window.page().current_url().await?.scheme(), "tauri");
        let opened: bool =
            window.script("return window.open('https://example.org/') !== null", vec![]).await?;
        assert!(!opened);
        assert_eq!(window.page().windows().await?.len(), 1);
        Ok(())
    });
}

#[test]
fn the_page_has_one_command_and_no_other() {
    let house = House::empty().unwrap();
    in_tampered_window("one-command", &house, async |window| {
        for (name, args) in [
            ("plugin:event|emit", json!({ "event": "changed", "payload": null })),
            ("plugin:window|close", json!({ "label": "main" })),
            ("plugin:webview|create_webview_window", json!({ "options": { "label": "x" } })),
            ("plugin:path|resolve_directory", json!({ "directory": 1 })),
            ("anything_else", json!({})),
        ] {
            let invoke = format!("window.__TAURI_INTERNALS__.invoke('{name}', {args})");
            let outcome = outcome(window, &invoke).await?;
            assert!(
                outcome.contains("not allowed") || outcome.contains("not found"),
                "{name}: {outcome}"
            );
        }
        let error = window.call("no_such_command", json!({})).await.unwrap_err().to_string();
        assert!(error.contains("code"), "{error}");
        Ok(())
    });
}

#[test]
fn a_file_outside_the_house_is_not_opened() {
    let house = House::empty().unwrap();
    in_tampered_window("no-file", &house, async |window| {
        for path in ["/etc/passwd", "../../etc/passwd", "missing.pdf"] {
            let error = window.call("shell_open", json!({ "path": path })).await.unwrap_err();
            assert!(error.to_string().contains("file_not_opened"), "{error}");
        }
        Ok(())
    });
}

#[test]
fn a_server_is_not_looked_at_past_the_commands_of_an_open_house() {
    let house = House::demo().unwrap();
    in_tampered_window("no-look", &house, async |window| {
        let address = json!({ "host": "127.0.0.1", "port": 9, "database": "maison", "user": "x", "password": "" });
        let error = window.call("shell_look_at", address).await.unwrap_err();
        assert!(error.to_string().contains("house_exists"), "{error}");
        Ok(())
    });
}
