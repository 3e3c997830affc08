//! Opening the browser that the person uses.

use std::process::{Command, Stdio};

/// Opens an address. Where no browser can be opened, nothing happens: the terminal shows the address.
pub fn open(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        // The empty word is the title of the window.
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let child = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Ok(mut child) = child {
        // Waited for, or it stays in the system's list of programs as long as the server runs.
        let _ = std::thread::Builder::new().spawn(move || child.wait());
    }
}
