//! What the program is started with.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};
use domain::law;
use runtime::place::address::{with_password, without_password};
use runtime::place::options::{Options, default_folder};
use runtime::place::secrets;
use site::{Listen, Wish};

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
    Serve(Place),
    /// Say what stands between the house and its site on the public network; status 0 where nothing does.
    Check {
        #[command(flatten)]
        place: Place,
        /// One JSON list instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Draw and mail the codes of the site of a shared house, and send its mails while no desk is open, with a login of the role
    /// contremarque_post, until the program is told to end.
    Post,
}

/// How the site is reached.
#[derive(Args)]
pub(crate) struct Place {
    /// Where to listen: a port, of this machine alone; an address and port; port 0 for any that is free; or `unix:PATH`.
    #[arg(long, env = "CONTREMARQUE_SITE_LISTEN", default_value = "127.0.0.1:8321")]
    listen: Listen,
    /// The address that customers type, `https://billets.theatre.example`, where a proxy with TLS stands in front;
    /// that of Réglages where it is left out.
    #[arg(long, env = "CONTREMARQUE_SITE_URL", value_parser = public_origin)]
    public_url: Option<String>,
    /// Address of a proxy whose word is taken on who called it; it may be said several times.
    #[arg(long, value_name = "ADDRESS", env = "CONTREMARQUE_SITE_PROXY", value_delimiter = ',')]
    proxy: Vec<IpAddr>,
    /// For a look from this machine alone, whatever the settings say.
    #[arg(long = "try", conflicts_with = "public_url")]
    only_try: bool,
}

impl Arguments {
    pub(crate) fn options(&self) -> Options {
        let folder = self.data.clone().unwrap_or_else(default_folder);
        let database_url = self.database.as_deref().map(|url| whole(&folder, url));
        Options { database_url, ..Options::folder(folder) }
    }
}

impl Place {
    pub(crate) fn wish(&self) -> Wish {
        Wish {
            listen: self.listen.clone(),
            public_origin: self.public_url.clone(),
            proxies: self.proxy.iter().map(IpAddr::to_canonical).collect(),
            only_try: self.only_try,
        }
    }
}

/// The address of a server with the password that is kept for it, where it is written without one.
fn whole(folder: &Path, url: &str) -> String {
    match (without_password(url).1, secrets::get(folder, secrets::DATABASE)) {
        (None, Ok(Some(password))) => with_password(url, &password),
        _ => url.to_owned(),
    }
}

/// The address of a site, `https://…`.
fn public_origin(text: &str) -> Result<String, String> {
    law::public_origin(text).ok_or_else(|| "https://billets.theatre.example".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_listens_on_this_machine_where_nobody_says_otherwise() {
        let read = |args: &[&str]| {
            let Verb::Serve(place) = Arguments::try_parse_from(args).unwrap().verb else {
                panic!("not served")
            };
            place.listen
        };
        assert_eq!(read(&["site", "serve"]), Listen::Port("127.0.0.1:8321".parse().unwrap()));
        let port = read(&["site", "serve", "--listen", "18329"]);
        assert_eq!(port, Listen::Port("127.0.0.1:18329".parse().unwrap()));
        let socket = read(&["site", "serve", "--listen", "unix:/run/site"]);
        assert_eq!(socket, Listen::Socket("/run/site".into()));
        assert!(Arguments::try_parse_from(["site", "serve", "--listen", "partout"]).is_err());
    }
}
