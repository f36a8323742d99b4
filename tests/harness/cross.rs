//! The cross of a window, pressed as a window manager does: the screen tells the program to close.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;

use crate::window::Window;
use crate::{Failure, Step};

/// Bytes of a reply's head, and of an event.
const BLOCK: usize = 32;
const QUERY_TREE: u8 = 15;
const INTERN_ATOM: u8 = 16;
const SEND_EVENT: u8 = 25;
const CLIENT_MESSAGE: u8 = 33;

impl Window {
    /// Presses the cross of the window.
    ///
    /// # Errors
    /// When the screen does not answer.
    pub fn press_cross(&self) -> Step {
        let mut screen = Screen::open(self.driver.display())?;
        let protocols = screen.atom("WM_PROTOCOLS")?;
        let close = screen.atom("WM_DELETE_WINDOW")?;
        // Windows that are no program's own leave it alone.
        for window in screen.windows()? {
            screen.tell(window, protocols, close)?;
        }
        // What was said has arrived once something said after it is answered.
        screen.atom("WM_PROTOCOLS").map(drop)
    }
}

struct Screen {
    line: UnixStream,
    root: u32,
}

impl Screen {
    fn open(display: &str) -> Step<Self> {
        let number = display.trim_start_matches(':');
        let mut line = UnixStream::connect(format!("/tmp/.X11-unix/X{number}"))?;
        // Little-endian, version 11.0, no authority.
        line.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
        let mut head = [0; 8];
        line.read_exact(&mut head)?;
        if head[0] != 1 {
            return Err(Failure::from("the screen lets nobody in"));
        }
        let mut about = vec![0; 4 * usize::from(u16::from_le_bytes([head[6], head[7]]))];
        line.read_exact(&mut about)?;
        let vendor = usize::from(u16::from_le_bytes([about[16], about[17]])).next_multiple_of(4);
        let formats = usize::from(about[21]) * 8;
        let root = word(&about, 32 + vendor + formats);
        Ok(Self { line, root })
    }

    fn ask(&mut self, request: &[u8]) -> Step<Vec<u8>> {
        self.line.write_all(request)?;
        let mut reply = vec![0; BLOCK];
        loop {
            self.line.read_exact(&mut reply)?;
            match reply[0] {
                0 => return Err(Failure::from(format!("the screen refuses: {}", reply[1]))),
                1 => break,
                _ => {}
            }
        }
        let more = 4 * usize::try_from(word(&reply, 4))?;
        let mut rest = vec![0; more];
        self.line.read_exact(&mut rest)?;
        reply.extend(rest);
        Ok(reply)
    }

    fn atom(&mut self, name: &str) -> Step<u32> {
        let padded = name.len().next_multiple_of(4);
        let length = u16::try_from(2 + padded / 4)?;
        let mut request = vec![INTERN_ATOM, 0];
        request.extend(length.to_le_bytes());
        request.extend(u16::try_from(name.len())?.to_le_bytes());
        request.extend([0, 0]);
        request.extend(name.as_bytes());
        request.resize(8 + padded, 0);
        Ok(word(&self.ask(&request)?, 8))
    }

    fn windows(&mut self) -> Step<Vec<u32>> {
        let mut request = vec![QUERY_TREE, 0, 2, 0];
        request.extend(self.root.to_le_bytes());
        let reply = self.ask(&request)?;
        let count = usize::from(u16::from_le_bytes([reply[16], reply[17]]));
        Ok((0..count).map(|n| word(&reply, BLOCK + 4 * n)).collect())
    }

    fn tell(&mut self, window: u32, kind: u32, what: u32) -> Step {
        let mut request = vec![SEND_EVENT, 0, 11, 0];
        request.extend(window.to_le_bytes());
        request.extend(0_u32.to_le_bytes());
        request.extend([CLIENT_MESSAGE, BLOCK as u8, 0, 0]);
        request.extend(window.to_le_bytes());
        request.extend(kind.to_le_bytes());
        request.extend(what.to_le_bytes());
        request.resize(12 + BLOCK, 0);
        Ok(self.line.write_all(&request)?)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let mut word = [0; 4];
    word.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(word)
}
