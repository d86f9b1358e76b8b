//! The form of an address that a program can open: with a scheme, without wounds, and without a password.
//!
//! - `github.com/a/b` is `https://github.com/a/b`, `git@host:a/b` is `ssh://git@host/a/b`;
//! - `https://a.b/x\_y` is `https://a.b/x_y`;
//! - `https://a.b:99999/` is none: there is no such port.

use crate::latex;
use url::Url;

/// The absolute form, or `None` where it does not parse.
pub(super) fn absolute(text: &str) -> Option<String> {
    let plain = latex::address(text);
    let starts = |scheme: &str| plain.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let known = ["http://", "https://", "git://", "ssh://"].into_iter().any(starts);
    let url = match plain.strip_prefix("git@").and_then(|rest| rest.split_once(':')) {
        Some((host, path)) => format!("ssh://git@{host}/{path}"),
        None if known => plain,
        None => format!("https://{plain}"),
    };
    if is_plain(&url) {
        return Some(url);
    }
    let password = Url::parse(&url).ok()?.password().is_some();
    Some(if password { masked(&url) } else { url })
}

/// Whether an address has a scheme of the web and a host of plain letters and nothing beside it, as most have: these parse, and
/// have no password.
fn is_plain(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or(url.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let mut labels = host.split('.').rev();
    // What ends in digits could be a number of IPv4, and `xn--` stands for letters of other scripts.
    let top =
        labels.next().is_some_and(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphabetic()));
    top && labels.all(|label| {
        let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        plain && !label.is_empty() && !label.contains("--")
    })
}

/// `scheme://user:password@host` without the password, which whoever left it in a text would not want to be passed on.
/// The rest stays as written.
fn masked(url: &str) -> String {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    // A password may hold an at sign: the last one stands before the host.
    let user_end = url[start..end].find(':').map(|at| start + at);
    match user_end.zip(url[start..end].rfind('@').map(|at| start + at)) {
        Some((user, at)) if user < at => format!("{}:***{}", &url[..user], &url[at..]),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_parses() {
        let hosts = [
            "a.b",
            "github.com",
            "x-1.y2.io",
            "localhost",
            "-a.b",
            "A.B",
            "a.b.",
            "a..b",
            "1.2.3.4",
            "a.b1",
            "xn--.com",
            "a_b.c",
        ];
        let rests = ["", "/", "/a/b.c", "/%zz", "?q=1:2@3", "#x", "/é\\", ":80/a", ":x", "@c.d", "\\x", " /", "[1]"];
        let urls = hosts.iter().flat_map(|host| rests.map(|rest| format!("https://{host}{rest}")));
        let plain: Vec<String> = urls.filter(|url| is_plain(url)).collect();
        assert_eq!(plain.len(), 6 * 7, "{plain:?}");
        for url in plain {
            assert!(Url::parse(&url).is_ok_and(|parsed| parsed.password().is_none()), "{url}");
        }
        assert!(is_plain("http://a.b/c") && !is_plain("git://a.b/c") && !is_plain("https://"));
    }

    #[test]
    fn passwords_are_masked_and_nothing_else() {
        for (text, url) in [
            ("https://me:secret@a.b/c", "https://me:***@a.b/c"),
            ("http://me:s@cret@a.b:80/c?d=e:f@g", "http://me:***@a.b:80/c?d=e:f@g"),
            ("https://me:a:b@a.b", "https://me:***@a.b"),
            ("https://:secret@a.b", "https://:***@a.b"),
            ("ssh://git:secret@a.b/c", "ssh://git:***@a.b/c"),
            ("https://a:b\\_c@x.io/d\\_e", "https://a:***@x.io/d_e"),
            ("https://me@a.b/c:d@e", "https://me@a.b/c:d@e"),
            ("https://a.b:80/c@d", "https://a.b:80/c@d"),
            ("git@github.com:a/b", "ssh://git@github.com/a/b"),
        ] {
            assert_eq!(absolute(text).as_deref(), Some(url), "{text}");
        }
    }
}
