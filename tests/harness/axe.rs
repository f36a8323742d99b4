//! axe-core's opinion of what is on the screen.

use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::Step;
use crate::window::Window;

/// One rule that the page breaks.
#[derive(Debug, Deserialize)]
pub struct Finding {
    /// The rule's name.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// What it asks.
    pub help: String,
    /// Where it is broken, as it is written in the page, with the reason.
    pub nodes: Vec<String>,
}

impl Finding {
    /// Whether somebody is kept from using the page.
    pub fn is_serious(&self) -> bool {
        matches!(self.impact.as_deref(), Some("serious" | "critical"))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.id, self.impact.as_deref().unwrap_or("?"), self.help)?;
        self.nodes.iter().try_for_each(|node| write!(f, "\n    {node}"))
    }
}

/// A selector for each node of a plan of thousands of seats takes minutes: what is found is told by its own words.
const RUN: &str = "const done = arguments[arguments.length - 1];
  axe.run(document, { resultTypes: ['violations'], selectors: false }).then(
    (result) => done(result.violations.map((found) => ({
      id: found.id, impact: found.impact, help: found.help,
      nodes: found.nodes.slice(0, 5).map((node) =>
        `${node.html.slice(0, 200)} — ${(node.failureSummary ?? '').split('\\n')[1]?.trim() ?? ''}`),
    }))),
    (error) => done(String(error)),
  );";

/// All findings on the screen as it is now.
///
/// # Errors
/// When axe-core is not installed in `ui/node_modules`, or fails.
pub async fn findings(window: &Window) -> Step<Vec<Finding>> {
    findings_on(window.page()).await
}

/// All findings on a page of any browser.
///
/// # Errors
/// As [`findings`].
pub async fn findings_on(page: &WebDriver) -> Step<Vec<Finding>> {
    let source =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let known = page.execute("return typeof axe === 'object'", Vec::<Value>::new()).await?;
    if !known.convert::<bool>()? {
        let axe = std::fs::read_to_string(&source)
            .map_err(|error| format!("{}: {error}", source.display()))?;
        page.execute(axe, Vec::<Value>::new()).await?;
    }
    let found = page.execute_async(RUN, Vec::<Value>::new()).await?;
    found.convert().map_err(|_| format!("axe-core: {}", found.json()).into())
}

/// Fails with all serious findings, in words.
///
/// # Errors
/// When there is one.
pub async fn nothing_serious(window: &Window, screen: &str) -> Step {
    let serious: Vec<String> = findings(window)
        .await?
        .iter()
        .filter(|finding| finding.is_serious())
        .map(ToString::to_string)
        .collect();
    if serious.is_empty() {
        Ok(())
    } else {
        Err(format!("{screen}: {}", serious.join("\n  ")).into())
    }
}
