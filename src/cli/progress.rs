//! A line on the terminal while work takes longer than a second.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long work may take before anything is said, and then between two changes of what is said.
const PATIENCE: Duration = Duration::from_secs(1);

/// Says that work goes on, until it is dropped.
pub(super) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Begins to watch; `what` is said, as in `checking`. Nothing is ever said where standard error is no terminal.
    pub fn start(what: &'static str) -> Self {
        Self::telling(what, String::new)
    }

    /// The same, with something to add that is asked for anew each time: ` 40 %`.
    pub fn telling(what: &'static str, more: impl Fn() -> String + Send + 'static) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let (done, wait) = channel();
        let thread = std::thread::Builder::new().spawn(move || {
            let start = Instant::now();
            let mut said = false;
            while wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                say(&format!("\r{what} …{} {} s", more(), start.elapsed().as_secs()));
                said = true;
            }
            if said {
                say("\r\u{1b}[2K");
            }
        });
        // A system that cannot start a thread can still do the work.
        Self(thread.ok().map(|thread| (done, thread)))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.0.take() {
            drop(done);
            let ended = thread.join();
            debug_assert!(ended.is_ok(), "saying something does not panic");
        }
    }
}

/// Writes to the terminal; nothing depends on whether that works.
fn say(words: &str) {
    let mut out = std::io::stderr().lock();
    let written = out.write_all(words.as_bytes()).and_then(|()| out.flush());
    drop(written);
}
