//! Where the site listens: a port of this machine, or a socket in its file system.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::patient::{Patience, Patient};

/// Lines that are open at a time. A process has 1,024 files where nothing says otherwise; the house takes some.
const LINES: usize = 512;
/// After an accept that failed, for want of files say.
const BREATH: Duration = Duration::from_millis(100);

/// An address to listen at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    /// A port, of this machine alone where no address is said; 0 is any that is free.
    Port(SocketAddr),
    /// A socket in the file system.
    Socket(PathBuf),
}

impl Listen {
    /// Only programs of this machine reach it.
    #[must_use]
    pub const fn is_here(&self) -> bool {
        match self {
            Self::Port(address) => address.ip().is_loopback(),
            Self::Socket(_) => true,
        }
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port(address) => write!(f, "{address}"),
            Self::Socket(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("unix:") {
            return Ok(Self::Socket(path.into()));
        }
        if let Ok(port) = text.parse::<u16>() {
            return Ok(Self::Port((Ipv4Addr::LOCALHOST, port).into()));
        }
        let wrong = |_| format!("{text}: 8321, 127.0.0.1:8321 or unix:PATH");
        text.parse().map(Self::Port).map_err(wrong)
    }
}

/// Who is at the other end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peer {
    /// A machine.
    At(IpAddr),
    /// A program of this machine that may open the socket: the proxy.
    Socket,
}

enum Listens {
    Port(TcpListener),
    Socket(UnixListener),
}

/// The open door. No more than a number of lines go through it at a time; the others wait before it.
pub(crate) struct Door {
    listens: Listens,
    address: String,
    lines: Arc<Semaphore>,
}

impl Door {
    /// Opens it. A socket that a dead program left is taken over; one that somebody answers at is not.
    pub(crate) async fn open(listen: &Listen) -> io::Result<Self> {
        let (listens, address) = match listen {
            Listen::Port(address) => {
                let listener = TcpListener::bind(address).await?;
                let address = format!("http://{}/", listener.local_addr()?);
                (Listens::Port(listener), address)
            }
            Listen::Socket(path) => {
                if UnixStream::connect(path).await.is_ok() {
                    return Err(io::ErrorKind::AddrInUse.into());
                }
                match std::fs::remove_file(path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
                let address = format!("unix:{}", path.display());
                (Listens::Socket(UnixListener::bind(path)?), address)
            }
        };
        Ok(Self { listens, address, lines: Arc::new(Semaphore::new(LINES)) })
    }

    /// The address, for people.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    async fn next(&self) -> io::Result<(Line, Peer)> {
        match &self.listens {
            Listens::Port(listener) => {
                let (line, from) = listener.accept().await?;
                line.set_nodelay(true)?;
                Ok((Line::Port(line), Peer::At(from.ip())))
            }
            Listens::Socket(listener) => {
                let (line, _) = listener.accept().await?;
                Ok((Line::Socket(line), Peer::Socket))
            }
        }
    }

    async fn one_of(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.lines).acquire_owned().await.ok()
    }
}

impl Listener for Door {
    type Io = Patient<Line>;
    type Addr = Peer;

    #[expect(clippy::disallowed_methods, reason = "nothing tells that files are free again")]
    async fn accept(&mut self) -> (Self::Io, Peer) {
        loop {
            let Some(one_of) = self.one_of().await else { continue };
            match self.next().await {
                Ok((line, peer)) => {
                    return (Patient::new(line, Patience::SITE, one_of), peer);
                }
                Err(error) => {
                    tracing::warn!(%error, "a line was not taken");
                    tokio::time::sleep(BREATH).await;
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<Peer> {
        Ok(Peer::Socket)
    }
}

impl Connected<IncomingStream<'_, Door>> for Peer {
    fn connect_info(line: IncomingStream<'_, Door>) -> Self {
        *line.remote_addr()
    }
}

/// A line of either kind.
pub(crate) enum Line {
    Port(TcpStream),
    Socket(UnixStream),
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line")
    }
}

impl AsyncRead for Line {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Port(line) => Pin::new(line).poll_read(cx, into),
            Self::Socket(line) => Pin::new(line).poll_read(cx, into),
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Port(line) => Pin::new(line).poll_write(cx, bytes),
            Self::Socket(line) => Pin::new(line).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Port(line) => Pin::new(line).poll_flush(cx),
            Self::Socket(line) => Pin::new(line).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Port(line) => Pin::new(line).poll_shutdown(cx),
            Self::Socket(line) => Pin::new(line).poll_shutdown(cx),
        }
    }
}
