//! The server at which counters are set up wrongly: on this machine, called by an address that is not this machine's,
//! so that it is spoken to as across a network.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

use harness::cluster::Cluster;
use harness::desk::BEGINNING_MS;
use harness::server::{counter_login, fresh_database_on};
use harness::small::small_house;
use postgres::{Client, NoTls};
use store::Store;

use super::{Typed, Wrong};
use crate::private::{offers_tls, openssl};

/// Loopback, but no address that stands for this machine.
const HOST: &str = "127.0.0.2";
pub(super) const PASSWORD: &str = "sésame@: 1";

pub(super) struct There {
    cluster: Cluster,
    /// Authorities and certificates.
    files: tempfile::TempDir,
    /// Of the house, for its owner, by this machine's own address.
    url: String,
    user: String,
    silent: TcpListener,
    /// A machine that takes no call, and those who wait for it.
    deaf: (SocketAddr, Vec<TcpStream>, TcpListener),
    web: SocketAddr,
}

impl There {
    /// A house on a server with a certificate of the house's own authority.
    pub(super) fn start() -> Self {
        let cluster = Cluster::start().unwrap();
        let options = cluster.path().join("options");
        let text = std::fs::read_to_string(&options).unwrap();
        let both = format!("listen_addresses=127.0.0.1,{HOST}");
        std::fs::write(&options, text.replace("listen_addresses=127.0.0.1", &both)).unwrap();
        let rules = cluster.path().join("data/pg_hba.conf");
        let text = std::fs::read_to_string(&rules).unwrap();
        std::fs::write(&rules, format!("host all interdit all reject\n{text}")).unwrap();
        cluster.halt().unwrap();
        cluster.again().unwrap();
        let url = fresh_database_on(&cluster.url);
        harness::desk::found(&Store::postgres(&url).unwrap(), BEGINNING_MS, &small_house());
        let login = counter_login(&url);
        let user = login.split("//").nth(1).unwrap().split(':').next().unwrap().to_owned();
        let files = tempfile::tempdir().unwrap();
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let there = Self { cluster, files, url, user, silent, deaf: deaf(), web: web() };
        there.owner(&format!("ALTER ROLE {} PASSWORD '{PASSWORD}'", there.user));
        for folder in ["ours", "theirs"] {
            authority(&there.path(folder));
        }
        there.shows("IP:127.0.0.2", "2");
        there
    }

    fn path(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    /// Makes the server show a certificate for these names, that lasts so many days.
    fn shows(&self, names: &str, days: &str) {
        let folder = self.path("ours");
        std::fs::write(folder.join("san"), format!("subjectAltName={names}\n")).unwrap();
        let sign = "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile san \
            -out server.pem -days";
        let mut words: Vec<&str> = sign.split_whitespace().collect();
        words.push(days);
        openssl(&folder, &words);
        offers_tls(&self.cluster, &folder);
    }

    pub(super) fn owner(&self, sql: &str) {
        Client::connect(&self.url, NoTls).unwrap().batch_execute(sql).unwrap();
    }

    fn database(&self) -> String {
        self.url.rsplit('/').next().unwrap().to_owned()
    }

    /// What works.
    pub(super) fn right(&self) -> Typed {
        Typed {
            host: HOST.to_owned(),
            port: self.cluster.port().unwrap(),
            database: self.database(),
            user: self.user.clone(),
            password: PASSWORD.to_owned(),
            authority: self.path("ours").join("ca.pem").display().to_string(),
            more: String::new(),
        }
    }

    /// The database of another house, which the same login works at.
    pub(super) fn other_house(&self) -> String {
        let url = fresh_database_on(&self.cluster.url);
        harness::desk::found(&Store::postgres(&url).unwrap(), BEGINNING_MS, &small_house());
        let _ = counter_login(&url);
        url.rsplit('/').next().unwrap().to_owned()
    }

    fn empty(&self, sql: &str) -> String {
        let url = fresh_database_on(&self.cluster.url);
        Client::connect(&url, NoTls).unwrap().batch_execute(sql).unwrap();
        url.rsplit('/').next().unwrap().to_owned()
    }

    /// Every wrong set-up, one after the other: the server is made so as each is asked for.
    pub(super) fn wrongs(&self) -> impl Iterator<Item = Wrong> {
        (0..).map_while(|n| self.wrong(n))
    }

    fn wrong(&self, n: usize) -> Option<Wrong> {
        let right = self.right();
        let at = format!("{HOST}:{}", right.port);
        let here = |port: u16| Typed { host: "127.0.0.1".into(), port, ..right.clone() };
        let with_ca = |file: String| Typed { authority: file, ..right.clone() };
        let file = |name: &str, text: &str| {
            std::fs::write(self.path(name), text).unwrap();
            self.path(name).display().to_string()
        };
        let (name, typed, says) = match n {
            0 => {
                let typed = Typed { host: "absent.invalid".into(), ..right };
                ("no such name", typed, "Aucune machine ne s’appelle absent.invalid".to_owned())
            }
            1 => {
                let says = format!("La machine {} ne répond pas", self.deaf.0);
                ("unreachable", here(self.deaf.0.port()), says)
            }
            2 => ("closed port", here(9), "Rien n’écoute à 127.0.0.1:9".to_owned()),
            3 => {
                let address = self.silent.local_addr().unwrap();
                (
                    "silent",
                    here(address.port()),
                    format!("{address} prend l’appel et ne répond pas"),
                )
            }
            4 => {
                let says = format!("Ce qui répond à {} n’est pas PostgreSQL", self.web);
                ("not PostgreSQL", here(self.web.port()), says)
            }
            5 => {
                let says = format!("Ce qui répond à {HOST}:{}", self.web.port());
                let typed = Typed { port: self.web.port(), ..right };
                ("not PostgreSQL, TLS", typed, says)
            }
            6 => {
                let ca = self.path("theirs").join("ca.pem").display().to_string();
                let says = format!("{at} est signé par une autorité que ce guichet ne connaît pas");
                ("unknown authority", with_ca(ca), says)
            }
            7 => {
                let says = format!("{at} est signé par une autorité que ce guichet ne connaît pas");
                ("no authority", with_ca(String::new()), says)
            }
            8 => {
                let ca = "/nowhere/ca.pem".to_owned();
                ("no file", with_ca(ca), "d’autorité /nowhere/ca.pem n’est pas là".to_owned())
            }
            9 => ("not PEM", with_ca(file("x.txt", "bonjour")), "n’est pas un certificat".into()),
            10 => {
                let key = self.path("ours").join("ca.key").display().to_string();
                ("a key", with_ca(key.clone()), format!("{key} est une clé privée"))
            }
            11 => {
                self.shows("DNS:autre.theatre.test", "2");
                ("other name", right, format!("Le certificat de {at} est celui d’un autre nom"))
            }
            12 => {
                self.shows("IP:127.0.0.2", "-1");
                ("expired", right, format!("Le certificat de {at} est périmé"))
            }
            13 => {
                self.shows("IP:127.0.0.2", "2");
                let typed = Typed { user: "personne".into(), ..right };
                ("no such user", typed, format!("{at} ne connaît pas l’utilisateur"))
            }
            14 => {
                let typed = Typed { password: "faux".into(), ..right };
                ("wrong password", typed, "ou son mot de passe est un autre".into())
            }
            15 => {
                let typed = Typed { password: String::new(), ..right };
                ("no password", typed, format!("{at} demande le mot de passe"))
            }
            16 => {
                let typed = Typed { user: "interdit".into(), ..right };
                ("not listed", typed, format!("{at} n’admet pas «\u{a0}interdit\u{a0}»"))
            }
            17 => {
                self.owner(&format!("CREATE ROLE ferme PASSWORD '{PASSWORD}'"));
                let typed = Typed { user: "ferme".into(), ..right };
                ("no login", typed, "ne laisse pas «\u{a0}ferme\u{a0}» ouvrir".into())
            }
            18 => {
                let typed = Typed { database: "nulle part".into(), ..right };
                ("no database", typed, format!("{at} n’a pas de base «\u{a0}nulle part\u{a0}»"))
            }
            19 => {
                let typed = Typed { database: self.empty("SELECT 1"), ..right };
                ("no house", typed, "Il n’y a pas de maison à postgres://".into())
            }
            20 => {
                let typed =
                    Typed { database: self.empty("CREATE TABLE facture (id INT)"), ..right };
                ("another program's", typed, "contient autre chose qu’une maison".into())
            }
            21 => {
                self.owner(&format!("CREATE ROLE nu LOGIN PASSWORD '{PASSWORD}'"));
                let typed = Typed { user: "nu".into(), ..right };
                ("no rights", typed, "«\u{a0}nu\u{a0}» n’a pas les droits d’un guichet".into())
            }
            22 => {
                let database = self.database();
                self.owner(&format!("ALTER DATABASE {database} CONNECTION LIMIT 0"));
                ("full", right, format!("{at} n’accepte plus de connexions"))
            }
            23 => {
                let database = self.database();
                self.owner(&format!("ALTER DATABASE {database} CONNECTION LIMIT -1"));
                self.owner(
                    "INSERT INTO refinery_schema_history SELECT 999, name, applied_on, checksum
                     FROM refinery_schema_history WHERE version = 1",
                );
                ("newer", right, "Une version plus récente du programme".into())
            }
            24 => {
                self.owner(
                    "DELETE FROM refinery_schema_history WHERE version = 999;
                     DELETE FROM refinery_schema_history
                     WHERE version = (SELECT MAX(version) FROM refinery_schema_history)",
                );
                ("older", right, "a besoin du schéma".into())
            }
            25 => {
                let more = "?target_session_attrs=maitre".to_owned();
                let typed = Typed { more, ..right };
                ("unknown target", typed, "target_session_attrs vaut «\u{a0}maitre\u{a0}»".into())
            }
            26 => {
                let typed = Typed { more: "?couleur=bleu".into(), ..right };
                ("unknown option", typed, "une option inconnue\u{a0}: «\u{a0}couleur".into())
            }
            27 => {
                self.cluster.halt().unwrap();
                std::fs::write(self.cluster.path().join("data/standby.signal"), "").unwrap();
                self.cluster.again().unwrap();
                ("read only", right, format!("{at} ne fait que lire"))
            }
            28 => {
                std::fs::remove_file(self.cluster.path().join("data/standby.signal")).unwrap();
                self.cluster.halt().unwrap();
                self.cluster.again().unwrap();
                self.owner("ALTER SYSTEM SET ssl = off");
                self.cluster.halt().unwrap();
                self.cluster.again().unwrap();
                ("no TLS", right, format!("{at} n’offre pas de chiffrement"))
            }
            _ => return None,
        };
        Some(Wrong { name, typed, says })
    }
}

/// An authority, and a server's key with what is to be signed of it.
fn authority(folder: &std::path::Path) {
    std::fs::create_dir(folder).unwrap();
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    for request in [
        format!("req -x509 {key} -days 2 -subj /CN=Autorite -keyout ca.key -out ca.pem"),
        format!("req {key} -subj /CN=base -keyout server.key -out server.csr"),
    ] {
        let words: Vec<&str> = request.split_whitespace().collect();
        openssl(folder, &words);
    }
}

/// A socket whose queue is full: a call to it is not answered, as by a machine behind a wall.
fn deaf() -> (SocketAddr, Vec<TcpStream>, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    while let Ok(line) = TcpStream::connect_timeout(&address, Duration::from_millis(300)) {
        waiting.push(line);
        assert!(waiting.len() < 900, "the queue does not fill");
    }
    (address, waiting, listener)
}

/// A web server, which answers what it does not understand.
fn web() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let other = TcpListener::bind((HOST, address.port())).unwrap();
    for listener in [listener, other] {
        std::thread::spawn(move || {
            for mut line in listener.incoming().flatten() {
                let mut asked = [0; 64];
                let _ = line.read(&mut asked);
                let _ = line.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            }
        });
    }
    address
}
