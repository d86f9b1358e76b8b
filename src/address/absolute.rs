//! The form of an address that a program can open: with a scheme, without wounds, and without a password.
//!
//! - `github.com/a/b` is `https://github.com/a/b`, `git@host:a/b` is `ssh://git@host/a/b`;
//! - `https://a.b/x\_y` is `https://a.b/x_y`;
//! - `https://a.b:99999/` is none: there is no such port.

use crate::latex;
use std::borrow::Cow;
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
    if plain_host(&url).is_some() {
        return Some(url);
    }
    let password = Url::parse(&url).ok()?.password().is_some();
    Some(if password { masked(&url) } else { url })
}

/// The host of an address in its absolute form, and the path behind it.
pub(crate) fn host_and_path(url: &str) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    let plain = plain_host(url).filter(|_| !url.contains(['\\', '%']) && !url.contains("/."));
    if let Some((host, rest)) = plain {
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        return Some((Cow::Borrowed(host), Cow::Borrowed(path)));
    }
    let url = Url::parse(url).ok()?;
    Some((Cow::Owned(url.host_str().unwrap_or_default().to_owned()), Cow::Owned(url.path().to_owned())))
}

/// The host and the rest of an address that has a scheme of the web and plain letters for a host and nothing beside it, as most
/// have: these parse, and have no password.
fn plain_host(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://"))?;
    let (host, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let mut labels = host.split('.').rev();
    // What ends in digits could be a number of IPv4, and `xn--` stands for letters of other scripts.
    let top = labels.next()?;
    let top = !top.is_empty() && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let plain = top
        && labels.all(|label| {
            let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            plain && !label.is_empty() && !label.contains("--")
        });
    plain.then_some((host, rest))
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
        let plain: Vec<String> = urls.filter(|url| plain_host(url).is_some()).collect();
        assert_eq!(plain.len(), 6 * 7, "{plain:?}");
        for url in plain {
            let parsed = Url::parse(&url).unwrap_or_else(|error| panic!("{url}: {error}"));
            let (host, path) = host_and_path(&url).unwrap_or_else(|| panic!("{url}"));
            assert!(parsed.password().is_none() && parsed.host_str() == Some(&host.to_ascii_lowercase()), "{url}");
            assert_eq!(parsed.path().trim_start_matches('/'), path.trim_start_matches('/'), "{url}");
        }
        assert!(plain_host("http://a.b/c").is_some());
        assert!(plain_host("git://a.b/c").is_none() && plain_host("https://").is_none());
        assert_eq!(host_and_path("https://a.b:1/c/../d").map(|(_, path)| path.into_owned()), Some("/d".into()));
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
