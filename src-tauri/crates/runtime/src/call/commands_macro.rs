//! The list of a program's commands, and how each is carried out.

/// Declares the list of a program: a command without who may give it does not compile.
#[macro_export]
macro_rules! commands {
    ($program:ty; $($kind:ident $name:ident($args:ty) -> $reply:ty, $who:expr, $run:path $(, [$($topic:ident),*])?;)*) => {
        /// Every command of this program.
        pub static COMMANDS: &[$crate::call::spec::Spec<$program>] = &[
            $($crate::call::spec::Spec::<$program>::of::<$args, $reply>(
                stringify!($name),
                $crate::commands!(@kind $kind),
                $who,
                &[$($($crate::call::topic::Topic::$topic),*)?],
                |api, call| $crate::commands!(@run $kind api call $name $args, $run),
            ),)*
        ];
    };
    (@kind read) => { $crate::call::spec::Kind::Read };
    (@kind write) => { $crate::call::spec::Kind::Write };
    (@kind touch) => { $crate::call::spec::Kind::Touch };
    (@kind local) => { $crate::call::spec::Kind::Local };
    (@run read $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $api.read($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::call::encode(&reply)
    }};
    (@run write $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let canonical = $crate::call::encode(&args)?;
        $api.write($call, stringify!($name), canonical, |tx, cx| $run(tx, cx, &args))
    }};
    (@run touch $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $api.touch($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::call::encode(&reply)
    }};
    (@run local $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $run($api, $call, args)?;
        $crate::call::encode(&reply)
    }};
}
