//! HAProxy before a server and its replica. It asks over HTTP which of them leads, as it asks Patroni; the test answers.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::{Step, until};

const NOBODY: usize = usize::MAX;

/// It ends with this.
pub struct HaProxy {
    program: Child,
    port: u16,
    leads: Arc<AtomicUsize>,
    _folder: tempfile::TempDir,
}

impl HaProxy {
    /// Before the servers on these ports; the first one leads.
    ///
    /// # Errors
    /// When it is not installed, or does not start.
    pub fn before(ports: [u16; 2]) -> Step<Self> {
        let leads = Arc::new(AtomicUsize::new(0));
        let [first, second] = [answers(0, &leads)?, answers(1, &leads)?];
        // Free a moment ago.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let text = format!(
            "defaults\n mode tcp\n timeout connect 1s\n timeout client 10m\n timeout server 10m\n\
             listen house\n bind 127.0.0.1:{port}\n option httpchk GET /primary\n http-check expect status 200\n \
             default-server inter 300ms fall 2 rise 1 on-marked-down shutdown-sessions\n \
             server a 127.0.0.1:{} check port {first}\n server b 127.0.0.1:{} check port {second}\n",
            ports[0], ports[1]
        );
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("haproxy.cfg");
        std::fs::write(&file, text)?;
        let program = Command::new("/usr/sbin/haproxy")
            .arg("-db")
            .arg("-f")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let proxy = Self { program, port, leads, _folder: folder };
        until(10, "HAProxy", || std::net::TcpStream::connect(("127.0.0.1", port)).ok())?;
        // It believes in every server until it has asked.
        std::thread::sleep(std::time::Duration::from_secs(1));
        Ok(proxy)
    }

    /// From here on this one leads, or nobody does.
    pub fn leads(&self, which: Option<usize>) {
        self.leads.store(which.unwrap_or(NOBODY), Ordering::SeqCst);
    }

    /// The address of a house by way of it.
    ///
    /// # Panics
    /// When the address has no user or no database.
    #[must_use]
    pub fn between(&self, url: &str) -> String {
        let (before, rest) = url.rsplit_once('@').expect("an address with a user");
        let (_, database) = rest.split_once('/').expect("an address with a database");
        format!("{before}@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for HaProxy {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Answers whether a server leads; gives the port on which it does. It answers as long as the test lives.
fn answers(which: usize, leads: &Arc<AtomicUsize>) -> Step<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let (port, leads) = (listener.local_addr()?.port(), Arc::clone(leads));
    std::thread::spawn(move || {
        for mut line in listener.incoming().flatten() {
            let _ = line.read(&mut [0; 1024]);
            let leads = leads.load(Ordering::SeqCst) == which;
            let said = if leads { "200 OK" } else { "503 Service Unavailable" };
            let _ = write!(line, "HTTP/1.0 {said}\r\nContent-Length: 0\r\n\r\n");
        }
    });
    Ok(port)
}
