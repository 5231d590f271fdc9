//! `cargo xtask serve`: the page on this machine, rebuilt when a source file changes.

use crate::fault::Fault;
use crate::progress::Progress;
use crate::project::Project;
use crate::setup::{self, Shells};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::process::{Child, ExitCode};
use std::time::Duration;

/// Trunk's own default.
const PORT: u16 = 8080;

/// How often the server is looked for while the first build runs.
const LOOK_EVERY: Duration = Duration::from_millis(300);

pub(crate) fn serve(project: &Project, arguments: &[String]) -> Result<ExitCode, Fault> {
    let port = port(arguments)?;
    let mut shells = Shells::new(project);
    let mut progress = Progress::new(setup::PAGE.len() + 1);
    setup::prepare(setup::PAGE.iter(), project, &mut shells, &mut progress)?;
    if answers(port) {
        return Err(Fault::new(
            format!("Port {port} is in use by another program."),
            format!("cargo xtask serve --port {}", port.wrapping_add(1)),
        ));
    }
    progress.next("building the page (a few minutes the first time, then seconds); Ctrl-C ends it");
    let mut trunk = shells.page.command("trunk");
    trunk.arg("serve").args(arguments);
    let child = trunk.spawn().map_err(|error| {
        Fault::new(
            format!("Trunk could not be started: {error}."),
            "trunk --version",
        )
    })?;
    watch(child, port, &progress)
}

/// Prints the address as soon as the page is there, then waits for the end.
fn watch(mut child: Child, port: u16, progress: &Progress) -> Result<ExitCode, Fault> {
    let mut announced = false;
    loop {
        let ended = child.try_wait().map_err(|error| {
            Fault::new(
                format!("Trunk could not be watched: {error}."),
                "cargo xtask serve",
            )
        })?;
        match ended {
            Some(status) if status.success() => return Ok(ExitCode::SUCCESS),
            Some(status) => {
                return Err(Fault::new(
                    format!("Trunk ended ({status}); its message is above."),
                    "cargo xtask serve",
                ));
            }
            None if !announced && shows_page(port) => {
                announced = true;
                progress.say(&format!(
                    "Hearsay is at http://127.0.0.1:{port}/ (ready after {})",
                    progress.elapsed()
                ));
            }
            None => std::thread::sleep(LOOK_EVERY),
        }
    }
}

/// Whether somebody listens on this port of this machine.
fn answers(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, LOOK_EVERY).is_ok()
}

/// Whether the page is there. Trunk's server also runs after a build that failed, and then has none.
fn shows_page(port: u16) -> bool {
    page(port).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200") && answer.contains("<html"))
}

fn page(port: u16) -> std::io::Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(LOOK_EVERY))?;
    stream.write_all(
        b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The port among Trunk's arguments (`--port N`, `--port=N`, `-p N`), or its default.
fn port(arguments: &[String]) -> Result<u16, Fault> {
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = match word.as_str() {
            "--port" | "-p" => words.next().map(String::as_str),
            other => match other.strip_prefix("--port=") {
                Some(value) => Some(value),
                None => continue,
            },
        };
        return value.and_then(|value| value.parse().ok()).ok_or_else(|| {
            Fault::new(
                "The port must be a number from 1 to 65535.",
                "cargo xtask serve --port 8081",
            )
        });
    }
    Ok(PORT)
}

#[cfg(test)]
mod tests {
    use super::port;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_port_is_read_the_way_trunk_reads_it() {
        assert_eq!(port(&words("--release")).ok(), Some(8080));
        assert_eq!(port(&words("--open --port 9001")).ok(), Some(9001));
        assert_eq!(port(&words("--port=9002")).ok(), Some(9002));
        assert_eq!(port(&words("-p 9003")).ok(), Some(9003));
    }

    #[test]
    fn a_port_that_is_no_number_is_refused() {
        assert!(port(&words("--port many")).is_err(), "not a number");
        assert!(port(&words("--port")).is_err(), "nothing follows");
    }
}
