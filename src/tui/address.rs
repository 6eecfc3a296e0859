//! Hands a source's address to whatever the person opens addresses with.

use std::io;

/// Opens `address`, if it is one of the web.
///
/// The address goes to the opener as one argument, never through a shell. The opener has no terminal to write on; one
/// that goes on after a quarter of a second is left to itself.
///
/// # Errors
/// In words: why it was not opened.
pub fn open(address: &str) -> Result<(), String> {
    if !is_web(address) {
        return Err("not opened, as it is no http or https address".to_owned());
    }
    open::that_detached(address).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "no program that opens addresses was found".to_owned(),
        _ => "the program that opens addresses here failed".to_owned(),
    })
}

fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme);
    let is_web = scheme.is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    });
    is_web && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::is_web;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for address in [
            "https://example.org/a?b=c",
            "http://example.org",
            "HTTPS://example.org",
        ] {
            assert!(is_web(address), "{address}");
        }
        for address in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "example.org",
            "-h",
            "--help",
            "",
            "https://example.org/ --flag",
            "ftp://example.org",
        ] {
            assert!(!is_web(address), "{address}");
        }
    }
}
