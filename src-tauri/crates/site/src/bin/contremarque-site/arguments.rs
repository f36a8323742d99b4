//! What the program is started with.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use runtime::place::options::{Options, default_folder};
use site::{Listen, Reached};

/// The site of a house, for its customers.
#[derive(Parser)]
#[command(name = "contremarque-site", version)]
pub(crate) struct Arguments {
    /// Folder of the house; the window's own where it is left out.
    #[arg(long, env = "CONTREMARQUE_DATA", global = true)]
    data: Option<PathBuf>,
    /// A shared house instead: `postgres://…`.
    #[arg(long, env = "CONTREMARQUE_DATABASE", hide_env_values = true, global = true)]
    database: Option<String>,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Serve the site until the program is told to end.
    Serve(Serve),
}

#[derive(Args)]
pub(crate) struct Serve {
    /// Where to listen: an address and port of this machine, port 0 for any that is free, or `unix:PATH`.
    #[arg(long, default_value = "127.0.0.1:8321")]
    pub(crate) listen: Listen,
    /// The address that customers type, `https://billets.theatre.example`, where a proxy with TLS stands in front.
    #[arg(long, env = "CONTREMARQUE_SITE_URL", value_parser = public_origin)]
    public_url: Option<String>,
    /// Address of a proxy whose word is taken on who called it; it may be said several times.
    #[arg(long, value_name = "ADDRESS")]
    proxy: Vec<IpAddr>,
}

impl Arguments {
    pub(crate) fn options(&self) -> Options {
        let folder = self.data.clone().unwrap_or_else(default_folder);
        Options { database_url: self.database.clone(), ..Options::folder(folder) }
    }
}

impl Serve {
    pub(crate) fn reached(&self) -> Reached {
        let proxies = self.proxy.iter().map(IpAddr::to_canonical).collect();
        Reached { public_origin: self.public_url.clone(), proxies }
    }
}

/// The scheme, name and port of an address that begins with `https://` and has nothing behind them.
fn public_origin(text: &str) -> Result<String, String> {
    let origin = text.trim_end_matches('/');
    let name = origin.strip_prefix("https://").unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    if name.is_empty() || !name.chars().all(plain) {
        return Err("https://billets.theatre.example".to_owned());
    }
    Ok(origin.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_https_and_a_name() {
        assert_eq!(
            public_origin("https://Billets.example/"),
            Ok("https://billets.example".to_owned())
        );
        assert!(public_origin("https://billets.example:8443").is_ok());
        for wrong in
            ["http://billets.example", "https://", "billets.example", "https://b.example/x"]
        {
            assert!(public_origin(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_site_listens_on_this_machine_where_nobody_says_otherwise() {
        let read = |args: &[&str]| {
            let Verb::Serve(serve) = Arguments::try_parse_from(args).unwrap().verb;
            serve.listen
        };
        assert_eq!(read(&["site", "serve"]), Listen::Port("127.0.0.1:8321".parse().unwrap()));
        let socket = read(&["site", "serve", "--listen", "unix:/run/site"]);
        assert_eq!(socket, Listen::Socket("/run/site".into()));
        assert!(Arguments::try_parse_from(["site", "serve", "--listen", "partout"]).is_err());
    }
}
