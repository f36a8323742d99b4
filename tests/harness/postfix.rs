//! Debian's postfix, a private one: loopback, free ports, a temporary folder, gone afterwards.
//!
//! It drops root for its own user and so has to be started by root; where the tests run as anybody
//! else, its stories say that they are left out.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::authority::Authority;
use crate::{Step, until};

/// Who may send through it.
pub const USER: &str = "guichet";
/// With this password.
pub const PASSWORD: &str = "péché mignon";
/// Nobody lives here: refused for good.
pub const UNKNOWN: &str = "inconnu@example.org";
/// Refused for now.
pub const LATER: &str = "plus-tard@example.org";

/// A running one.
pub struct Postfix {
    /// STARTTLS.
    pub port: u16,
    /// TLS from the first byte.
    pub tls_port: u16,
    /// Who vouches for it.
    pub authority: Authority,
    folder: tempfile::TempDir,
}

impl Postfix {
    /// Starts one; nothing where it cannot be, and why in words.
    ///
    /// # Errors
    /// When it is there, may run, and does not.
    pub fn start() -> Step<Result<Self, String>> {
        if !Path::new("/usr/sbin/postfix").exists() {
            return Ok(Err("postfix is not installed: apt-get install postfix".to_owned()));
        }
        if said(Command::new("id").arg("-u"))? != "0" {
            return Ok(Err("postfix is started by root only".to_owned()));
        }
        let folder = tempfile::Builder::new().prefix("contremarque-postfix").tempdir()?;
        let postfix =
            Self { port: free()?, tls_port: free()?, authority: Authority::new(), folder };
        postfix.set_up()?;
        postfix.tell("start")?;
        for port in [postfix.port, postfix.tls_port] {
            until(20, "postfix", || TcpStream::connect(("127.0.0.1", port)).ok())?;
        }
        Ok(Ok(postfix))
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn set_up(&self) -> Step {
        let root = self.root();
        for name in ["conf/sasl", "queue", "data", "boxes"] {
            std::fs::create_dir_all(root.join(name))?;
        }
        let at = root.display();
        std::fs::write(root.join("cert.pem"), &self.authority.certificate)?;
        std::fs::write(root.join("key.pem"), &self.authority.key)?;
        let [user, group] = ["-u", "-g"].map(|of| said(Command::new("id").args([of, "postfix"])));
        std::fs::write(root.join("conf/main.cf"), main_cf(&at.to_string(), &user?, &group?))?;
        std::fs::write(root.join("conf/master.cf"), self.master_cf())?;
        std::fs::write(
            root.join("conf/sasl/smtpd.conf"),
            format!(
                "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: {at}/sasldb2\n\
                 mech_list: PLAIN LOGIN\n"
            ),
        )?;
        let mut adding = Command::new("saslpasswd2")
            .args(["-p", "-c", "-u", "essai.example", "-f"])
            .args([root.join("sasldb2").as_os_str(), USER.as_ref()])
            .stdin(Stdio::piped())
            .spawn()?;
        adding.stdin.take().ok_or("no way to say the password")?.write_all(PASSWORD.as_bytes())?;
        if !adding.wait()?.success() {
            return Err("saslpasswd2 refused".into());
        }
        run(Command::new("chmod").args(["755".as_ref(), root.as_os_str()]))?;
        let owned = ["data", "boxes", "sasldb2"].map(|name| root.join(name));
        run(Command::new("chown").arg("postfix").args(owned))?;
        Ok(())
    }

    fn master_cf(&self) -> String {
        let (port, tls_port) = (self.port, self.tls_port);
        format!(
            "127.0.0.1:{port} inet n - n - - smtpd
127.0.0.1:{tls_port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"
        )
    }

    fn tell(&self, what: &str) -> Step {
        run(Command::new("postfix").arg("-c").arg(self.root().join("conf")).arg(what))?;
        Ok(())
    }

    /// The mails it has put into boxes, once there are that many.
    ///
    /// # Errors
    /// When there are not, within half a minute; its log is told.
    pub fn delivered(&self, count: usize) -> Step<Vec<Vec<u8>>> {
        let folder: PathBuf = self.root().join("boxes/all/new");
        let files = || -> Vec<PathBuf> {
            let found = std::fs::read_dir(&folder).into_iter().flatten().flatten();
            found.map(|entry| entry.path()).collect()
        };
        let enough = until(30, "the boxes", || (files().len() >= count).then_some(()));
        if let Err(e) = enough {
            let log = std::fs::read_to_string(self.root().join("log")).unwrap_or_default();
            return Err(format!("{e}\n{log}").into());
        }
        Ok(files().iter().map(std::fs::read).collect::<Result<_, _>>()?)
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        let _ = self.tell("stop");
    }
}

fn main_cf(at: &str, user: &str, group: &str) -> String {
    format!(
        "compatibility_level = 3.6
queue_directory = {at}/queue
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
data_directory = {at}/data
maillog_file = {at}/log
maillog_file_prefixes = {at}
mail_owner = postfix
setgid_group = postdrop
myhostname = essai.example
mydestination =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = example.org xn--thtre-4qa2c.example
virtual_mailbox_base = {at}/boxes
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 1
virtual_uid_maps = static:{user}
virtual_gid_maps = static:{group}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_recipient_access inline:{{ \
{{{UNKNOWN} = 550 5.1.1 User unknown}}, {{{LATER} = 450 4.2.0 Greylisted}} }}, permit
smtpd_tls_cert_file = {at}/cert.pem
smtpd_tls_key_file = {at}/key.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_path = smtpd
smtpd_sasl_local_domain = essai.example
"
    )
}

fn free() -> Step<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn run(command: &mut Command) -> Step<Output> {
    let done = command.output()?;
    if done.status.success() {
        return Ok(done);
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&done.stderr)).into())
}

fn said(command: &mut Command) -> Step<String> {
    Ok(String::from_utf8_lossy(&run(command)?.stdout).trim().to_owned())
}
