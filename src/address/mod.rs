//! Finds web addresses, before the text is cut into tokens: whatever stands inside one is no word and no number.
//!
//! - `https://a.b/c`, `http://…`, `git://…`, `ssh://…`, also glued to a word before (`Codehttps://a.b`);
//! - `git@host:owner/name`;
//! - without a scheme where it can be nothing else: `www.x.org`, `github.com/a/b`, `name.github.io/page`,
//!   `wikipedia.org`. A bare word with a dot (`e.g.`, `Node.js`, `SKILL.md`, `v2.0`, `training.We`) is none.
//!
//! An address of another scheme (`ftp://…`, `file://…`) is none, and neither is what stands inside it.
//!
//! An address ends where the sentence or the bracket around it does. One that a blank or a line break has broken is read
//! on where the pieces can only be one address: the scheme or a host stands alone, or the path cannot end there.

mod absolute;
#[cfg(any(test, fuzzing))]
pub(crate) mod reference;
mod spots;

use crate::span::Span;
use crate::work;
use absolute::absolute;
pub(crate) use absolute::host_and_path;
use spots::spots;
use std::borrow::Cow;

/// An address as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) span: Span,
    /// The absolute form, which parses; a password in it is masked.
    pub(crate) url: String,
    /// It says the address before once more, as in `\href{A}{A}` or `A{A}`.
    pub(crate) repeats: bool,
}

/// All addresses of the text, in order.
pub(crate) fn addresses(text: &str) -> Vec<Address> {
    let bytes = text.as_bytes();
    let mut found: Vec<Address> = Vec::new();
    // Everything before `floor` belongs to an address; hosts are sought behind `seen`.
    let (mut floor, mut seen) = (0, 0);
    for at in spots(bytes) {
        if at < floor || (at < seen && bytes[at] == b'.') {
            continue;
        }
        let span = match bytes[at] {
            b':' => with_scheme(bytes, floor, at),
            b'@' => git_remote(bytes, floor, at),
            _ => {
                let run = host_run(bytes, floor.max(seen), at);
                seen = run.end;
                bare(bytes, run)
            }
        };
        if let Some(span) = span {
            floor = span.end;
            // What does not parse is read as words and numbers.
            let Some(url) = absolute(&text[span.range()]) else { continue };
            let repeats = found.last().is_some_and(|last| repeated(text, last.span, span));
            found.push(Address { span, url, repeats });
        } else if has_other_scheme(bytes, floor, at) {
            // What stands inside it is part of it: `ftp://a.b/www.x.org`.
            floor = chunk_end(bytes, at + "://".len());
        }
    }
    found
}

/// `scheme://…`, where the colon stands at `colon`.
fn with_scheme(bytes: &[u8], floor: usize, colon: usize) -> Option<Span> {
    let slashes = skip_blanks(bytes, colon + 1);
    if !bytes[slashes..].starts_with(b"//") {
        return None;
    }
    let start = scheme_start(bytes, floor, colon)?;
    let host = skip_blanks(bytes, slashes + 2);
    let reach = &bytes[host..bytes.len().min(host + 320)];
    let first = &reach[..trimmed(reach, 0, chunk_end(reach, 0))];
    if !is_host(authority(&visible(first))) && !may_go_on(reach) {
        return None;
    }
    let end = read_on(bytes, host, chunk_end(bytes, host));
    let end = trimmed(bytes, host, end);
    is_host(authority(&visible(&bytes[host..end]))).then(|| Span::new(start, end))
}

/// Where the scheme before the colon starts. Only those of the web may be glued to something: `svn+ssh` is none of ours.
fn scheme_start(bytes: &[u8], floor: usize, colon: usize) -> Option<usize> {
    let before = &bytes[floor..colon];
    let scheme = SCHEMES.iter().find(|scheme| ends_with_ignoring_case(before, scheme))?;
    let start = colon - scheme.len();
    let glued = start > floor && (bytes[start - 1].is_ascii_alphanumeric() || b"+-.".contains(&bytes[start - 1]));
    (!glued || scheme.starts_with("http")).then_some(start)
}

/// Whether an address of a scheme that is no link starts before the colon: `ftp://`, `file://`.
fn has_other_scheme(bytes: &[u8], floor: usize, colon: usize) -> bool {
    bytes[colon..].starts_with(b"://")
        && bytes[floor..colon].last().is_some_and(u8::is_ascii_alphanumeric)
        && scheme_start(bytes, floor, colon).is_none()
}

/// Whether a host is broken off so that it could go on behind a blank: `name.⏎github.io`.
fn may_go_on(reach: &[u8]) -> bool {
    let first = reach.split(|byte| *byte <= b' ').next().unwrap_or_default();
    first.len() < reach.len() && first.ends_with(b".") && first.len() < 80
}

/// `git@host:owner/name`, where the at sign stands at `at`.
fn git_remote(bytes: &[u8], floor: usize, at: usize) -> Option<Span> {
    let start = at.checked_sub(3).filter(|start| *start >= floor && &bytes[*start..at] == b"git")?;
    if start > 0 && bytes[start - 1].is_ascii_alphanumeric() {
        return None;
    }
    // Looked at first, and not far: a text of at signs is not read to its end at each of them.
    let near = &bytes[at + 1..bytes.len().min(at + 320)];
    let colon = near.iter().position(|byte| *byte == b':')?;
    let owner = near[colon + 1..].iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_.~".contains(byte)))?;
    let is_remote = is_host(&near[..colon]) && near[colon + 1 + owner] == b'/';
    is_remote.then(|| Span::new(start, trimmed(bytes, start, chunk_end(bytes, at + 1))))
}

/// The run of letters, digits, dots and hyphens around the dot at `at`.
fn host_run(bytes: &[u8], floor: usize, at: usize) -> Span {
    let before = bytes[floor..at].iter().rev().take_while(|byte| is_host_byte(byte)).count();
    let behind = bytes[at..].iter().take_while(|byte| is_host_byte(byte)).count();
    work::count(before + behind);
    Span::new(at - before, at + behind)
}

fn is_host_byte(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

/// An address without a scheme, where `run` could be its host.
fn bare(bytes: &[u8], run: Span) -> Option<Span> {
    let mut start = run.start;
    while start < run.end && matches!(bytes[start], b'-' | b'.') {
        start += 1;
    }
    let cut = invisible_before(bytes, start);
    let part_of_other = start > 0 && (cut || matches!(bytes[start - 1], b'@' | b'/' | b'\\' | b'_' | b'~'));
    let behind = bytes.get(run.end).copied();
    if part_of_other || behind == Some(b'@') {
        return None;
    }
    let host = &bytes[start..run.end];
    let known =
        if behind == Some(b'/') || (behind == Some(b':') && bytes.get(run.end + 1).is_some_and(u8::is_ascii_digit)) {
            let next = bytes.get(run.end + 1).copied();
            let goes_on = next.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"~%\\ \n".contains(&byte));
            (goes_on || next.is_none() || next.is_some_and(|byte| b".,;)}]".contains(&byte)))
                && has_domain(host, &[PLAIN_DOMAINS, PATH_DOMAINS])
                && (goes_on || has_domain(host, &[PLAIN_DOMAINS]))
        } else {
            let host = host.strip_suffix(b".").unwrap_or(host);
            // `Fast.ai` is a brand.
            let lower = !host.iter().any(u8::is_ascii_uppercase);
            (lower && has_domain(host, &[PLAIN_DOMAINS]))
                || (host.starts_with(b"www.") && has_domain(host, &[PLAIN_DOMAINS, PATH_DOMAINS]))
        };
    if !known || !is_host(authority(host)) {
        return None;
    }
    let end = if behind == Some(b'/') || behind == Some(b':') {
        read_on(bytes, start, chunk_end(bytes, run.end))
    } else {
        run.end
    };
    Some(Span::new(start, trimmed(bytes, start, end)))
}

/// Where the address that reaches `at` is broken off: before a blank, a bracket or a quotation mark.
fn chunk_end(bytes: &[u8], mut at: usize) -> usize {
    let mut open = 0_u32;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => match bytes.get(at + 1) {
                Some(b'~') if bytes[at + 2..].starts_with(b"{}") => at += 3,
                Some(b'_' | b'%' | b'#' | b'&' | b'~' | b'-') => at += 1,
                _ => break,
            },
            b'(' => open += 1,
            b')' if open == 0 => break,
            b')' => open -= 1,
            b'{' | b'}' | b'[' | b']' | b'<' | b'>' | b'"' | b'`' | b'|' | b'^' | b'$' => break,
            0x80.. if breaks_word(bytes, at) => at += breaker(bytes, at) - 1,
            0..=b' ' | 0x7f.. => break,
            _ => {}
        }
        at += 1;
        work::count(1);
    }
    at
}

/// What a page puts into a long word so that it may break there, and shows nothing of: the length of a zero-width blank,
/// a soft hyphen or their like at `at`, 0 where none is.
fn breaker(bytes: &[u8], at: usize) -> usize {
    BREAKERS.iter().find(|breaker| bytes[at..].starts_with(breaker.as_bytes())).map_or(0, |breaker| breaker.len())
}

/// Whether what stands at `at` shows nothing, and the address goes on behind it.
fn breaks_word(bytes: &[u8], at: usize) -> bool {
    let length = breaker(bytes, at);
    let goes_on = match &bytes[at + length..] {
        [b'\\', escaped, ..] => b"_%#&~-".contains(escaped),
        [next, ..] => next.is_ascii_alphanumeric() || b"/-_.~%?=&#".contains(next),
        [] => false,
    };
    length > 0 && goes_on
}

/// Whether what could be a host goes on a word that something invisible breaks: `git\u{200b}hub.com` is not `hub.com`.
fn invisible_before(bytes: &[u8], at: usize) -> bool {
    let breaker = BREAKERS.iter().find(|breaker| bytes[..at].ends_with(breaker.as_bytes()));
    let before = breaker.and_then(|breaker| bytes[..at - breaker.len()].last());
    before.is_some_and(u8::is_ascii_alphanumeric)
}

/// The bytes that show something.
fn visible(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.is_ascii() {
        return Cow::Borrowed(bytes);
    }
    let mut shown = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match breaker(bytes, at) {
            0 => {
                shown.push(bytes[at]);
                at += 1;
            }
            length => at += length,
        }
    }
    Cow::Owned(shown)
}

/// Takes in what stands behind a blank or a line break, as long as the address cannot end before it.
fn read_on(bytes: &[u8], host: usize, mut end: usize) -> usize {
    loop {
        let next = skip_blanks(bytes, end);
        let gap = &bytes[end..next];
        let breaks = gap.iter().filter(|byte| **byte == b'\n').count();
        if gap.is_empty() || gap.len() > 4 || breaks > 1 {
            return end;
        }
        let next_end = chunk_end(bytes, next);
        let piece = &bytes[next..next_end];
        if piece.is_empty()
            || starts_address(piece)
            || !belongs(&bytes[host..end], piece, breaks == 1, bytes.get(next_end))
        {
            return end;
        }
        end = next_end;
    }
}

/// Whether `piece` can only be more of the address `so_far`.
fn belongs(so_far: &[u8], piece: &[u8], line_break: bool, behind: Option<&u8>) -> bool {
    let Some(&last) = so_far.last() else {
        return false;
    };
    let whole = piece.strip_suffix(b".").or(piece.strip_suffix(b",")).unwrap_or(piece);
    let is_last = whole.len() < piece.len() || behind.is_none_or(|byte| matches!(byte, b')' | b'}' | b']'));
    let is_path = whole.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~/%=?&#\\+@:".contains(byte));
    if !is_path || whole.is_empty() {
        return false;
    }
    // What no English word looks like.
    let marked = whole.iter().any(|byte| b"/_~=%".contains(byte))
        || whole.windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_lowercase())
        || whole.iter().skip(1).any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let host = authority(so_far);
    // No more are counted than matter: the address may be as long as the text.
    let segments =
        so_far[host.len()..].split(|byte| *byte == b'/').filter(|segment| !segment.is_empty()).take(2).count();
    match last {
        b'.' if host.len() == so_far.len() => {
            let next_host = authority(whole);
            has_domain(next_host, &[PLAIN_DOMAINS, PATH_DOMAINS])
                || (whole.contains(&b'/') && DOMAINS.iter().any(|list| list.contains(&as_str(next_host))))
        }
        b'.' => line_break && FILE_ENDINGS.contains(&as_str(whole)),
        b'/' if is_repository_host(host) && segments < 2 => marked || is_last || whole.contains(&b'-'),
        b'/' => {
            line_break && (marked || is_last)
                || FILE_ENDINGS
                    .iter()
                    .any(|ending| as_str(whole).rsplit_once('.').is_some_and(|(_, end)| end == *ending))
        }
        b'-' | b'_' | b'=' | b'&' | b'?' => line_break && (marked || is_last || last != b'-'),
        _ => piece.starts_with(b"/") && piece.len() > 1 && host.len() == so_far.len(),
    }
}

/// The end without the punctuation of the sentence, and without a word that the next sentence has left there.
fn trimmed(bytes: &[u8], start: usize, mut end: usize) -> usize {
    loop {
        let piece = &bytes[start..end];
        let breaker = BREAKERS.iter().find(|breaker| piece.ends_with(breaker.as_bytes()));
        end -= match (breaker, piece.last()) {
            (Some(breaker), _) => breaker.len(),
            (None, Some(b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'\\')) => 1,
            _ => break,
        };
    }
    let begins_sentence = bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase);
    let path = bytes[start..end].rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let word = GLUED_WORDS.iter().find(|word| {
        path.strip_suffix(word.as_bytes()).is_some_and(|name| name.last().is_some_and(u8::is_ascii_lowercase))
    });
    match word {
        Some(word)
            if begins_sentence
                && (path.len() < end - start || has_domain(&bytes[start..end - word.len()], &[PLAIN_DOMAINS])) =>
        {
            end - word.len()
        }
        _ => end,
    }
}

/// Whether `second` says `first` once more: in the next braces or brackets, the same but for escapes.
fn repeated(text: &str, first: Span, second: Span) -> bool {
    let between = &text[first.end..second.start];
    let bracketed = between.len() <= 24
        && between.contains('{')
        && between.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '{' | '}' | '/' | '\\' | ' '));
    if !bracketed {
        return false;
    }
    let bare = |span: Span| {
        let plain = crate::latex::address(&text[span.range()]);
        let plain = plain.trim_end_matches('/');
        plain.split_once("://").map_or(plain, |(_, rest)| rest).to_ascii_lowercase()
    };
    let (first, second) = (bare(first), bare(second));
    first == second || first.split('/').next() == Some(second.as_str())
}

/// The part of an address (its scheme taken off) before the path, without user and port.
pub(crate) fn authority(address: &[u8]) -> &[u8] {
    let end = address.iter().position(|byte| b"/?#".contains(byte)).unwrap_or(address.len());
    &address[..end]
}

/// Whether `authority` could be that of a public address: labels with dots between, or user and port around them.
fn is_host(authority: &[u8]) -> bool {
    let host = authority.rsplit(|byte| *byte == b'@').next().unwrap_or_default();
    let host = host.split(|byte| *byte == b':').next().unwrap_or_default();
    let host = host.strip_suffix(b".").unwrap_or(host);
    let mut labels = 0;
    for label in host.split(|byte| byte.is_ascii_whitespace() || *byte == b'.') {
        let inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if label.is_empty() && labels > 0 {
            continue;
        }
        if label.is_empty() || label.len() > 63 || !label.iter().all(inner) || label[0] == b'-' {
            return false;
        }
        labels += 1;
    }
    labels >= 2 && host.len() <= 253
}

/// Whether `host` ends in a top-level domain of one of the lists and names something before it.
fn has_domain(host: &[u8], lists: &[&[&str]]) -> bool {
    let Some(dot) = host.iter().rposition(|byte| *byte == b'.') else {
        return false;
    };
    let (name, domain) = (&host[..dot], as_str(&host[dot + 1..]));
    let named = name.len() >= 2 && name.iter().any(u8::is_ascii_alphabetic);
    named && lists.iter().any(|list| list.contains(&domain))
}

fn is_repository_host(host: &[u8]) -> bool {
    matches!(host, b"github.com" | b"www.github.com" | b"gitlab.com" | b"bitbucket.org" | b"huggingface.co")
}

fn starts_address(piece: &[u8]) -> bool {
    piece.starts_with(b"http://") || piece.starts_with(b"https:") || piece.starts_with(b"www.")
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take(8).take_while(|byte| byte.is_ascii_whitespace()).count()
}

fn ends_with_ignoring_case(bytes: &[u8], ending: &str) -> bool {
    bytes.len() >= ending.len() && bytes[bytes.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}

fn as_str(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Zero-width blank, non-joiner and joiner, word joiner, byte-order mark, soft hyphen.
const BREAKERS: [&str; 6] = ["\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}"];

const SCHEMES: [&str; 4] = ["https", "http", "git", "ssh"];

/// Top-level domains that make a bare word an address.
const PLAIN_DOMAINS: &[&str] = &["com", "org", "net", "edu", "gov", "io", "ai", "dev", "app"];

/// Top-level domains that do so only where a path or `www.` stands with them: they are words or file endings too.
const PATH_DOMAINS: &[&str] = &[
    "ac", "at", "au", "be", "biz", "br", "ca", "cc", "ch", "cn", "co", "cz", "de", "dk", "ee", "es", "eu", "fi", "fr",
    "gg", "gl", "gr", "hk", "hu", "ie", "il", "in", "info", "ink", "ir", "is", "it", "jp", "kr", "la", "link", "li",
    "lt", "lu", "ly", "me", "mx", "nl", "no", "nz", "online", "page", "pl", "pro", "pt", "ro", "ru", "science", "se",
    "sg", "sh", "si", "site", "so", "space", "tech", "to", "top", "tr", "tv", "tw", "ua", "uk", "us", "website",
    "wiki", "xyz", "za",
];

const DOMAINS: [&[&str]; 2] = [PLAIN_DOMAINS, PATH_DOMAINS];

/// File endings that a dot at a line's end may be waiting for.
const FILE_ENDINGS: &[&str] = &["git", "html", "htm", "pdf", "php", "zip", "md"];

/// Words that begin a sentence and are found glued to an address that should have ended one.
const GLUED_WORDS: &[&str] = &["We", "The", "Our", "This", "These", "It", "In", "Code"];

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the addresses marked in place: `[[https://a.b]]`. A line without marks has none.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace("[[", "").replace("]]", "");
        let mut again = String::new();
        let mut at = 0;
        for address in addresses(&text).iter().filter(|address| !address.repeats) {
            again.push_str(&text[at..address.span.start]);
            again.push_str("[[");
            again.push_str(&text[address.span.range()]);
            again.push_str("]]");
            at = address.span.end;
        }
        again.push_str(&text[at..]);
        assert_eq!(again, marked);
    }

    #[test]
    fn ends_with_the_sentence_or_the_bracket() {
        check("Code: [[https://github.com/a/b-c]].");
        check("(see [[http://cqb.pku.edu.cn/Lab/Tool]]), and");
        check("\\url{[[https://github.com/s/data_driven]]}");
        check("[this https URL]([[https://a.io/b]])");
        check("<[[https://a.io/b]]> \"[[https://a.io/c]]\"");
        check("[[https://en.wikipedia.org/wiki/C_(language)]].");
        check("Availability:[[https://github.com/rs239/ablm]]");
        check("codehttps [[https://a.io/x]]; GitHub[[https://github.com/a/b]]");
        check("at [[https://github.com/a/b]]We show");
        check("arrives.Availability[[https://a.io/x]]: [[https://b.github.io]]We hope");
    }

    #[test]
    fn reads_on_where_it_cannot_end() {
        check("at [[https://name.\ngithub.io/page/]]. Videos");
        check("at [[https: //github.com/ a/b]] for");
        check("[[github.com/user/ repo.git]]");
        check("[[https://github.com/\nuser/repo]].");
        check("[[https://github.com/user/long-\nname]].");
        check("[[https://github.com/a/b]]\n[[https://a.b.io]]");
        check("[[https://a.github.io/]]\nand more");
        check("[[https://github.com/a/b]]. github is");
        check("site: [[glove.github.io/ index.html]].");
    }

    #[test]
    fn does_without_a_scheme() {
        check("like [[en.wikipedia.org]]) and [[factquizmaster.com]] (fake)");
        check("[[www.x.org]], [[name.github.io/page]], [[github.com/a/b]].");
        check("e.g. Node.js, SKILL.md, v2.0, pre-training.We, i.e.it, me@mail.com, et al.in 2.5.io");
        check("and/or U.S. vs.the http: // and https://, https://a.b:99999/(95% CI)");
        check("[[git@github.com:owner/name.git]] me@git:x, git@github.com: owner/name, git@github:a/b");
    }

    #[test]
    fn ends_where_something_else_begins() {
        check("see -[[github.com/a/b]] and ..[[www.x.org]]");
        check("at [[fern.cn:8080/x]] ([[https://a.io/C_(x)]]) and [[https://a.io/x]]éa");
        check("[[https://github.com/]]     a/b is far, and [[https://a.io]] / x is none");
        check("[[https://github.com/a/]] [[www.x.org/c]] [[https://github.com/a/]] [[https://x.org/c]]");
        check("[[https://github.com/a/b/]] Code2 and [[https://a.github.io/]] PyTorch and [[https://a.io/]] v2.0");
        check("[[https://a.io/seeWe]], but [[https://a.io/see]]We go");
        check("https://-a.b/x and https://a/x");
        check("at [[https://a.io]], at [[https://b.io]]; (see [[https://c.io]]) and \"[[https://d.io]]\"");
    }

    #[test]
    fn is_put_together_where_it_was_broken() {
        check("[[https://github.com/    a/b]] x and [[https://github.com/ user]]. Next");
        check("[[https://a.io/x.\nhtml]] y, [[https://a.io/x_\nword]] more and [[https://a.io /b]]");
        check("at https://name.\nnext/x and [[https://a.io/x-]] 5Gb");
        check("[[https://a.io/seeWe]] GO xgit@github.com:a/b.git");
        check(&format!("[[https://{}.io/x]] https://{}.io/x", "a".repeat(63), "a".repeat(64)));
    }

    #[test]
    fn has_a_scheme_that_is_opened_or_cloned_from() {
        check("[[git://a.org/b]], [[ssh://a.org/b]], [[HTTP://A.org/b]] and git+[[https://github.com/a/b]]");
        check("ftp://ftp.x.org/github.com/a/b and file:///me.github.io/x and javascript://www.x.org/%0aalert(1)");
        check("ftp://a.b/?u=https://x.io/y or svn+ssh://a.org/b, then [[https://x.io/z]]");
        check("javascript:alert(1), data:text/html,x and mailto:me@github.com");
    }

    #[test]
    fn goes_on_behind_what_shows_nothing() {
        check(
            "[[https://git\u{200b}hub.com/a/\u{ad}b]]\u{200b}, [[https://a.io/\u{2060}x]]\u{200b} and [[https://a.io/y]]\u{202c}",
        );
        check("[[https://a.io/x]]\u{200b}. [[https://a.io/y]]\u{200b}.\u{ad}");
        check("git\u{200b}hub.com/a/b and \u{200b}[[github.com/a/b\u{200d}c]]");
    }

    #[test]
    fn is_doubled_once() {
        check("at [[https://a.github.io/]]{https://a.github.io/}.");
        check("\\href{[[https://github.com/a/b_c]]}{https://github.com/a/b\\_c}");
        check("[[https://github.com/a/b]]}{github.com/a/b}");
        check("$\\href{[[https://x.io/a]]}{\\texttt{https://x.io/a}}$");
    }
}
