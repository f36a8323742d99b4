//! A line whose other end has a bounded time: to ask, and to take what it is told. A client that sends a byte now and
//! then holds its line no longer than one that sends nothing.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, Sleep, sleep_until};

/// The time of the other end.
#[derive(Clone, Copy)]
pub(crate) struct Patience {
    /// From the first byte of a question to the first byte of its answer; from the connection for the first one.
    pub(crate) asking: Duration,
    /// From the first byte of an answer to the first byte of the next question.
    pub(crate) taking: Duration,
}

impl Patience {
    /// A form on a poor line comes in time, and so does a paper.
    pub(crate) const SITE: Self =
        Self { asking: Duration::from_secs(30), taking: Duration::from_secs(60) };
}

/// What the other end is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Asks,
    Takes,
}

/// A line with its limits. It is one of a bounded number for as long as it lives.
pub(crate) struct Patient<S> {
    line: S,
    patience: Patience,
    turn: Turn,
    end: Pin<Box<Sleep>>,
    _one_of: OwnedSemaphorePermit,
}

impl<S> Patient<S> {
    pub(crate) fn new(line: S, patience: Patience, one_of: OwnedSemaphorePermit) -> Self {
        let end = Box::pin(sleep_until(Instant::now() + patience.asking));
        Self { line, patience, turn: Turn::Asks, end, _one_of: one_of }
    }

    /// Gives the other end its time anew where the turn changes, and says whether it is over.
    fn is_over(&mut self, turn: Turn, cx: &mut Context<'_>) -> bool {
        if self.turn != turn {
            self.turn = turn;
            let Patience { asking, taking } = self.patience;
            let time = if turn == Turn::Asks { asking } else { taking };
            self.end.as_mut().reset(Instant::now() + time);
        }
        self.end.as_mut().poll(cx).is_ready()
    }
}

fn over<T>() -> Poll<io::Result<T>> {
    Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // What is read while an answer is being taken is the end of the line, or the next question: neither gives time.
        let before = into.filled().len();
        let read = Pin::new(&mut self.line).poll_read(cx, into);
        let turn = match &read {
            Poll::Ready(Ok(())) if into.filled().len() > before => Turn::Asks,
            _ => self.turn,
        };
        if self.is_over(turn, cx) { over() } else { read }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.is_over(Turn::Takes, cx) {
            return over();
        }
        Pin::new(&mut self.line).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.is_over(Turn::Takes, cx) {
            return over();
        }
        Pin::new(&mut self.line).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.line.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.line).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.line).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::io::Write as _;
    use std::net::TcpStream as Client;
    use std::sync::Arc;

    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::Semaphore;

    use super::*;

    const SHORT: Patience =
        Patience { asking: Duration::from_millis(300), taking: Duration::from_millis(300) };

    async fn line() -> (Patient<TcpStream>, Client) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = Client::connect(listener.local_addr().unwrap()).unwrap();
        let one_of = Arc::new(Semaphore::new(1)).acquire_owned().await.unwrap();
        (Patient::new(listener.accept().await.unwrap().0, SHORT, one_of), client)
    }

    #[tokio::test]
    async fn a_client_that_sends_a_byte_now_and_then_is_let_go() {
        let (mut near, mut client) = line().await;
        let (over, drips) = std::sync::mpsc::channel::<()>();
        let drip = std::thread::spawn(move || {
            let pause = Duration::from_millis(40);
            while drips.recv_timeout(pause).is_err() && client.write_all(b"x").is_ok() {}
        });
        let began = Instant::now();
        let end = loop {
            let mut bytes = [0; 8];
            let mut into = ReadBuf::new(&mut bytes);
            let read = poll_fn(|cx| Pin::new(&mut near).poll_read(cx, &mut into)).await;
            if let Err(error) = read {
                break error;
            }
        };
        assert_eq!(end.kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
        let _ = over.send(());
        drip.join().unwrap();
    }

    #[tokio::test]
    async fn a_client_that_takes_nothing_is_let_go() {
        let (mut near, _client) = line().await;
        let bytes = vec![0; 1 << 20];
        let end = loop {
            let wrote = poll_fn(|cx| Pin::new(&mut near).poll_write(cx, &bytes)).await;
            if let Err(error) = wrote {
                break error;
            }
        };
        assert_eq!(end.kind(), io::ErrorKind::TimedOut);
    }
}
