//! TypeScript bindings, made from the list of commands.

use contract::action::Action;
use contract::limits::LIMITS;
use runtime::call::topic::Topic;
use runtime::call::typescript::Declarations;
use runtime::error::ApiError;
use runtime::line_state::LineState;
use ts_rs::Config;

use crate::commands::COMMANDS;

/// The text of `ui/src/api/bindings.ts`.
#[must_use]
pub fn typescript() -> String {
    let config = Config::default().with_large_int("number");
    let mut declared = Declarations::new(config);
    declared.add::<ApiError>();
    declared.add::<Topic>();
    declared.add::<LineState>();
    declared.add::<contract::founding::CounterPlace>();
    declared.add::<contract::restoring::RestoreUnopened>();
    declared.add::<contract::restoring::Restored>();
    for command in COMMANDS {
        (command.declare)(&mut declared);
    }
    let mut text =
        String::from("// Made from the list of commands by `make bindings`; not for hand.\n\n");
    for declaration in declared.texts.values() {
        text.push_str("export ");
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    text.push_str("export interface Commands {\n");
    let config = &declared.config;
    for command in COMMANDS {
        let (args, reply) = ((command.ts_args)(config), (command.ts_reply)(config));
        text.push_str(&format!("  {}: {{ args: {args}; reply: {reply} }};\n", command.name));
    }
    text.push_str("}\n\nexport type CommandName = keyof Commands;\n\n");
    let changes: Vec<_> = COMMANDS.iter().filter(|c| !c.changes.is_empty()).collect();
    text.push_str("export const CHANGES: Partial<Record<CommandName, Topic[]>> = {\n");
    for command in changes {
        let topics = serde_json::to_string(command.changes).unwrap_or_default();
        text.push_str(&format!("  {}: {topics},\n", command.name));
    }
    text.push_str("};\n");
    text.push_str(&limits());
    text.push_str(&action_words());
    text
}

/// Limits of commands, as the window knows them beforehand.
fn limits() -> String {
    let lines = LIMITS.iter().map(|(name, most)| format!("  {name}: {most},\n"));
    format!("\nexport const LIMITS = {{\n{}}} as const;\n", lines.collect::<String>())
}

/// The sentences of each action of the journal.
fn action_words() -> String {
    let quoted = |id: Option<String>| id.map_or("null".to_owned(), |id| format!("'{id}'"));
    let mut lines = String::new();
    for action in Action::ALL {
        lines += &format!(
            "  '{}': {{ deed: '{}', fields: {}, history: {} }},\n",
            action.key(),
            action.sentence(),
            quoted(action.fields_sentence()),
            quoted(action.history())
        );
    }
    format!(
        "\nexport interface ActionWords {{\n  readonly deed: string;\n  readonly fields: string | null;\n  \
         readonly history: string | null;\n}}\n\n\
         export const ACTION_WORDS: Readonly<Record<Action, ActionWords>> = {{\n{lines}}};\n"
    )
}

#[cfg(test)]
mod tests {
    /// `UPDATE=1 cargo test -p contremarque-api bindings` writes the file anew.
    #[test]
    fn the_bindings_of_the_window_are_in_step_with_the_commands() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/api/bindings.ts");
        let made = super::typescript();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap();
        assert!(kept == made, "run `make bindings`");
    }
}
