//! A static file server on 127.0.0.1 that keeps a list of everything it was asked for.
//!
//! It answers as a plain static host would: the right type for each file, 404 for what is not
//! there. A path can be given another answer, which is how the tests make bad luck. One thread a
//! connection, one request a connection: a page loads a dozen files.

use crate::Outcome;
pub use crate::answer::Answer;
use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// A client that says nothing for this long is let go.
const PATIENCE: Duration = Duration::from_secs(10);

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// `GET`, `POST`, …
    pub method: String,
    /// The `Host` header.
    pub host: String,
    /// Path and query as sent.
    pub path: String,
    /// What was sent behind the headers, as text.
    pub body: String,
}

#[derive(Debug, Default)]
struct Shared {
    folder: Option<PathBuf>,
    answers: Mutex<HashMap<String, Answer>>,
    hits: Mutex<Vec<Hit>>,
    closing: Mutex<bool>,
}

/// The server; dropping it closes the port.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// Serves a folder on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn of_folder(folder: &Path) -> Outcome<Self> {
        Self::start(Some(folder.to_path_buf()))
    }

    /// Answers everything with 204 and keeps count: the place that nothing may reach.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn that_counts() -> Outcome<Self> {
        Self::start(None)
    }

    fn start(folder: Option<PathBuf>) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            folder,
            ..Shared::default()
        });
        let own = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if *lock(&own.closing) {
                    return;
                }
                let shared = Arc::clone(&own);
                // A client that goes away mid-answer is its own affair.
                thread::spawn(move || shared.serve(stream).ok());
            }
        });
        Ok(Self { address, shared })
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on this path (with its leading slash) gets this answer.
    pub fn answer(&self, path: &str, answer: Answer) {
        lock(&self.shared.answers).insert(path.to_owned(), answer);
    }

    /// From now on this path gets its file again.
    pub fn answer_as_before(&self, path: &str) {
        lock(&self.shared.answers).remove(path);
    }

    /// How often this path was asked for since [`Self::forget_hits`].
    #[must_use]
    pub fn hits_on(&self, path: &str) -> usize {
        self.hits()
            .iter()
            .filter(|hit| hit.path.split('?').next() == Some(path))
            .count()
    }

    /// Starts the list of hits anew.
    pub fn forget_hits(&self) {
        lock(&self.shared.hits).clear();
    }

    /// Everything asked for so far.
    #[must_use]
    pub fn hits(&self) -> Vec<Hit> {
        lock(&self.shared.hits).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        *lock(&self.shared.closing) = true;
        // Wakes the listener, which then sees that it is over.
        let _woken = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let Some(hit) = read_request(&mut reader)? else {
            return Ok(());
        };
        let path = hit
            .path
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let asks_first = hit.method == "OPTIONS";
        lock(&self.hits).push(hit);
        let answer = lock(&self.answers).get(&path).cloned();
        let found = answer.or_else(|| self.file(&path));
        match (found, &self.folder) {
            // Whatever becomes of the request itself, every origin may make it.
            (Some(_), _) if asks_first => send(stream, &empty("204 No Content")),
            (Some(answer), _) => send(stream, &answer),
            (None, None) => send(stream, &empty("204 No Content")),
            (None, Some(_)) => send(
                stream,
                &Answer::bytes(b"There is no such file.".to_vec()).with_status("404 Not Found"),
            ),
        }
    }

    fn file(&self, path: &str) -> Option<Answer> {
        let relative = path.trim_start_matches('/');
        let relative = Path::new(if relative.is_empty() {
            "index.html"
        } else {
            relative
        });
        if !relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return None;
        }
        let body = std::fs::read(self.folder.as_ref()?.join(relative)).ok()?;
        Some(Answer::of(kind_of(relative), body))
    }
}

/// Reads head and body; `None` for a connection that was opened and closed.
fn read_request(reader: &mut BufReader<TcpStream>) -> std::io::Result<Option<Hit>> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let mut hit = Hit {
        method: method.to_owned(),
        host: String::new(),
        path: path.to_owned(),
        body: String::new(),
    };
    let mut length = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
        let Some((name, value)) = header.split_once(':') else {
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "host" => value.trim().clone_into(&mut hit.host),
            "content-length" => length = value.trim().parse().unwrap_or(0),
            _ => {}
        }
    }
    // An unread body would reset the connection before the answer arrives.
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    hit.body = String::from_utf8_lossy(&body).into_owned();
    Ok(Some(hit))
}

fn empty(status: &'static str) -> Answer {
    Answer::of("text/plain", Vec::new()).with_status(status)
}

fn send(mut stream: TcpStream, answer: &Answer) -> std::io::Result<()> {
    let Some(body) = &answer.body else {
        // Until the client has had enough.
        return std::io::copy(&mut stream, &mut std::io::sink()).map(drop);
    };
    let Answer { status, kind, .. } = answer;
    let location = answer.location.as_ref();
    let location = location.map_or(String::new(), |to| format!("Location: {to}\r\n"));
    // Open to every origin, so that nothing but the page's own policy can hold a request back.
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{location}\
         Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => "application/json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
