//! The bytes of a line: what is written leaves at once, and an answer has an end.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

#[expect(
    deprecated,
    reason = "the only way to encrypt a stream of ours with the library's own TLS"
)]
use lettre::transport::smtp::client::AsyncNetworkStream;
use lettre::transport::smtp::client::{AsyncTokioStream, TlsParameters};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use crate::cut::{Cut, Endless};

/// Bytes that a server may say before it is its turn to listen again, certificates included. The
/// library measures a line only once it has read it whole, however long it is.
const ANSWER_MAX: usize = 128 * 1024;

/// Connects, and encrypts where the line is encrypted from its first byte.
pub(crate) async fn connect(
    server: (&str, u16),
    tls: Option<TlsParameters>,
) -> Result<Box<dyn AsyncTokioStream>, Cut> {
    let stream = TcpStream::connect(server).await?;
    // The last dot follows the text in a write of its own: it must not wait for an answer to it.
    stream.set_nodelay(true)?;
    let wire = Box::new(Wire { stream, heard: 0 });
    let Some(tls) = tls else { return Ok(wire) };
    #[expect(deprecated, reason = "as above")]
    let mut secured = AsyncNetworkStream::use_existing_tokio1(wire);
    secured.upgrade_tls(tls).await?;
    Ok(Box::new(Secured(secured)))
}

#[derive(Debug)]
struct Wire {
    stream: TcpStream,
    /// Bytes since something was last said to the server.
    heard: usize,
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.heard > ANSWER_MAX {
            return Poll::Ready(Err(io::Error::other(Endless)));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buffer))?;
        self.heard += buffer.filled().len() - before;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.heard = 0;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// The library's encrypted stream, as it wants to be given one.
#[derive(Debug)]
#[expect(deprecated, reason = "as above")]
struct Secured(AsyncNetworkStream);

impl AsyncTokioStream for Secured {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.peer_addr()
    }
}

impl AsyncRead for Secured {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let into = buffer.initialize_unfilled();
        let read = ready!(futures_io::AsyncRead::poll_read(Pin::new(&mut self.0), cx, into))?;
        buffer.advance(read);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Secured {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        futures_io::AsyncWrite::poll_write(Pin::new(&mut self.0), cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        futures_io::AsyncWrite::poll_flush(Pin::new(&mut self.0), cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        futures_io::AsyncWrite::poll_close(Pin::new(&mut self.0), cx)
    }
}
