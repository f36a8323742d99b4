//! The list of a program's commands, and how each is carried out.

/// Declares the list of a program: a command without who may give it does not compile. A `write` keeps
/// its arguments, in version 1. `keeps` names how a command is kept where that is not so: another
/// version, other bytes than its arguments, or a `local` command that is kept. `again` says what becomes of it where the house
/// lost it ([`Again`](crate::call::again::Again)); a desk's command that is kept says so.
#[macro_export]
macro_rules! commands {
    ($program:ty; $($kind:ident $name:ident($args:ty) -> $reply:ty, $who:expr, $run:path
        $(, [$($topic:ident),*])? $(, keeps $kept:path)? $(, again $again:ident)?;)*) => {
        /// Every command of this program.
        pub static COMMANDS: &[$crate::call::spec::Spec<$program>] = &[
            $($crate::commands!(@kept $kind $name $args $(, $kept)?; $crate::call::spec::Spec::<$program>::of::<$args, $reply>(
                stringify!($name),
                $crate::commands!(@kind $kind),
                $who,
                &[$($($crate::call::topic::Topic::$topic),*)?],
                |api, call| $crate::commands!(@run $kind api call $name $args, $run $(, $kept)?),
            ) $(.again($crate::call::again::Again::$again))?),)*
        ];
    };
    (@kind read) => { $crate::call::spec::CommandKind::Read };
    (@kind write) => { $crate::call::spec::CommandKind::Write };
    (@kind touch) => { $crate::call::spec::CommandKind::Touch };
    (@kind local) => { $crate::call::spec::CommandKind::Local };
    (@kept write $name:ident $args:ty; $spec:expr) => {
        $spec.keeping($crate::commands!(@form $name $args))
    };
    (@kept $kind:ident $name:ident $args:ty; $spec:expr) => { $spec };
    (@kept $kind:ident $name:ident $args:ty, $kept:path; $spec:expr) => { $spec.keeping($kept) };
    (@form $name:ident $args:ty) => { $crate::call::Kept::<$args>::first(stringify!($name)) };
    (@form $name:ident $args:ty, $kept:path) => { $kept };
    (@run read $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $api.read($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::call::encode(&reply)
    }};
    (@run write $api:ident $call:ident $name:ident $args:ty, $run:path $(, $kept:path)?) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let kept = $crate::commands!(@form $name $args $(, $kept)?);
        $api.write($call, kept, &args, |tx, cx| $run(tx, cx, &args))
    }};
    (@run touch $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $api.touch($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::call::encode(&reply)
    }};
    (@run local $api:ident $call:ident $name:ident $args:ty, $run:path $(, $kept:path)?) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $run($api, $call, &args)?;
        $crate::call::encode(&reply)
    }};
}
