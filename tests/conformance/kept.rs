//! Commands that an older program kept are read by today's: `tests/fixtures/commands.jsonl` has a line
//! for each version of each command.

mod shape;

use api::{COMMANDS, Form, KeptArgs, UNLISTED};
use harness::desk::{BEGINNING_MS, Desk, on_each_engine};
use office::command::{self, Envelope, Kept, Upgrade};
use office::{Actor, Code};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use uuid::Uuid;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/commands.jsonl");

/// A command as a program gave it.
#[derive(Clone, Serialize, Deserialize)]
struct Line {
    name: String,
    args_version: i64,
    /// Arguments, byte for byte.
    args: String,
    /// JSON schema of the arguments, without its words.
    shape: Json,
}

/// A command of today's program.
struct Today {
    form: Form,
    shape: Json,
    is_kept: bool,
}

impl Today {
    fn of(args: KeptArgs, is_kept: bool) -> Self {
        let schema = serde_json::to_value((args.schema)()).unwrap();
        Self { form: args.form, shape: shape::bare(&schema), is_kept }
    }

    /// A line for today's version.
    fn line(&self) -> Line {
        let version = self.form.version();
        let args = self.form.read(version, &shape::example(&self.shape).to_string());
        Line {
            name: self.form.name.to_owned(),
            args_version: version,
            args: args.unwrap_or_else(|e| panic!("{}: {e}", self.form.name)),
            shape: self.shape.clone(),
        }
    }
}

/// Every command of the list, and what else is kept.
fn commands() -> Vec<Today> {
    let listed = COMMANDS.iter().map(|spec| match spec.kept {
        Some(kept) => Today::of(kept, true),
        None => Today::of(spec.args, false),
    });
    listed.chain(UNLISTED.iter().map(|kept| Today::of(*kept, true))).collect()
}

fn lines() -> Vec<Line> {
    let text = std::fs::read_to_string(FIXTURE).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of<'a>(lines: &'a [Line], name: &'a str) -> impl Iterator<Item = &'a Line> {
    lines.iter().filter(move |line| line.name == name)
}

/// What is wrong with the lines, as today's program sees them.
fn faults(lines: &[Line], commands: &[Today]) -> Vec<String> {
    let mut faults = Vec::new();
    for Today { form, shape, .. } in commands {
        let (name, today) = (form.name, form.version());
        for version in 1..=today {
            if !of(lines, name).any(|line| line.args_version == version) {
                faults.push(format!("{name} has no line of version {version}"));
            }
        }
        for line in of(lines, name) {
            let version = line.args_version;
            match form.read(version, &line.args) {
                Err(refused) => faults.push(format!("{name} {version} is not read: {refused}")),
                Ok(read) if version == today && read != line.args => {
                    faults.push(format!("{name} {version} is kept in other bytes"));
                }
                Ok(_) if version == today && line.shape != *shape => {
                    faults.push(format!("{name} changed and is still version {version}"));
                }
                Ok(_) => {}
            }
        }
    }
    faults
}

/// Adds the lines that are missing. What was kept is never written anew: a line of a command that keeps
/// nothing is, because no house has it.
fn update(commands: &[Today]) {
    let mut lines = lines();
    for today in commands {
        if !today.is_kept {
            lines.retain(|line| line.name != today.form.name);
        }
        let version = today.form.version();
        if !of(&lines, today.form.name).any(|line| line.args_version == version) {
            lines.push(today.line());
        }
    }
    lines.sort_by(|a, b| (&a.name, a.args_version).cmp(&(&b.name, b.args_version)));
    let text: String =
        lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect();
    std::fs::write(FIXTURE, text).unwrap();
}

/// `UPDATE=1` adds lines for new commands and new versions.
#[test]
fn every_command_that_was_ever_kept_is_read_by_today_s_program() {
    let commands = commands();
    if std::env::var_os("UPDATE").is_some() {
        update(&commands);
    }
    assert_eq!(faults(&lines(), &commands), Vec::<String>::new());
}

#[test]
fn a_command_is_kept_under_its_own_name() {
    for spec in COMMANDS {
        assert!(spec.kept.is_none_or(|kept| kept.form.name == spec.name), "{}", spec.name);
    }
}

/// A refusal as the first program kept it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    id: i64,
    reason: String,
}

/// As the next one keeps it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Next {
    id: i64,
    why: String,
}

fn renamed(mut args: Json) -> Json {
    let fields = args.as_object_mut().unwrap();
    let reason = fields.remove("reason").unwrap();
    fields.insert("why".to_owned(), reason);
    args
}

const FIRST: Kept<First> = Kept::first("refuse");
const UNTOLD: Kept<Next> = Kept::first("refuse");
const NEXT: Kept<Next> = Kept::after("refuse", &[renamed as Upgrade]);

fn planted<A: Serialize + DeserializeOwned>(kept: Kept<A>, field: &str) -> Today {
    let properties = json!({ "id": { "type": "integer" }, field: { "type": "string" } });
    let shape = json!({ "type": "object", "properties": properties });
    Today { form: kept.form(), shape, is_kept: true }
}

#[test]
fn a_field_that_is_renamed_without_a_new_version_is_caught() {
    let kept = [planted(FIRST, "reason").line()];
    assert!(faults(&kept, &[planted(FIRST, "reason")]).is_empty());
    let found = faults(&kept, &[planted(UNTOLD, "why")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("refuse 1 is not read"), "{found:?}");
}

#[test]
fn a_field_that_is_added_without_a_new_version_is_caught_though_old_lines_are_read() {
    let kept = [planted(FIRST, "reason").line()];
    let mut wider = planted(FIRST, "reason");
    wider.shape["properties"]["loud"] = json!({ "type": "boolean" });
    assert_eq!(faults(&kept, &[wider]), ["refuse changed and is still version 1"]);
}

#[test]
fn a_command_without_a_line_is_caught() {
    let found = faults(&[], &[planted(FIRST, "reason")]);
    assert_eq!(found, ["refuse has no line of version 1"]);
}

#[test]
fn what_reads_the_older_version_makes_its_line_readable() {
    let mut kept = vec![planted(FIRST, "reason").line()];
    let next = [planted(NEXT, "why")];
    assert_eq!(faults(&kept, &next), ["refuse has no line of version 2"]);
    kept.push(next[0].line());
    assert!(faults(&kept, &next).is_empty());
}

fn give<A: Serialize + DeserializeOwned>(
    desk: &Desk,
    id: Uuid,
    kept: Kept<A>,
    args: &A,
) -> Result<String, Code> {
    let envelope = Envelope {
        id: id.to_string(),
        form: kept.form(),
        args: serde_json::to_string(args).unwrap(),
        at_ms: BEGINNING_MS,
        entropy: [3; 16],
        operator: Actor::program(),
        counter_id: 0.into(),
    };
    let mut runs = 0;
    let renderer = harness::desk::BareRenderer;
    let answer = command::write(&desk.store(), &envelope, &renderer, |_, _| {
        runs += 1;
        Ok(format!("done by {id}"))
    });
    answer.map(|answer| format!("{answer} {runs}")).map_err(|refused| refused.into_refusal().code)
}

#[test]
fn a_command_that_is_given_again_over_an_update_is_a_retry() {
    on_each_engine(|desk| {
        let id = Uuid::now_v7();
        let first = First { id: 7, reason: "late".into() };
        let done = give(desk, id, FIRST, &first).unwrap();
        assert!(done.ends_with(" 1"));
        let same = Next { id: 7, why: "late".into() };
        let again = give(desk, id, NEXT, &same).unwrap();
        assert_eq!(again, done.replace(" 1", " 0"));
        let other = Next { id: 7, why: "early".into() };
        assert_eq!(give(desk, id, NEXT, &other), Err(Code::CommandReused));
    });
}

#[test]
fn a_command_that_a_newer_program_kept_is_refused_as_such() {
    on_each_engine(|desk| {
        let id = Uuid::now_v7();
        give(desk, id, NEXT, &Next { id: 7, why: "late".into() }).unwrap();
        let old = First { id: 7, reason: "late".into() };
        assert_eq!(give(desk, id, FIRST, &old), Err(Code::NewerCommand));
    });
}
