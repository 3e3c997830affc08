//! Asking a host, politely: one question at a time, each address once, and no other host.

use std::collections::{BTreeMap, BTreeSet};

use super::server::Server;
use super::{Check, Finding, Report};
use crate::config::BaseUrl;
use crate::diagnostic::{Severity, Text};
use crate::fetch::{Answer, Client, FetchError, Method};

/// What is known of a site beforehand, from its own folder: addresses from its root, `/lexique/a/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Every address ever published.
    pub promised: Vec<String>,
    /// Old addresses, with where each leads now.
    pub moved: Vec<(String, String)>,
}

/// An examination under way.
pub struct Visit<'a> {
    client: &'a Client,
    /// The site's address, with its last `/`.
    pub base: BaseUrl,
    /// What is known beforehand.
    pub known: Known,
    /// Whether every address is asked for, or a sample.
    pub is_whole: bool,
    /// Who serves the site.
    pub server: Server,
    answers: BTreeMap<(String, bool), Result<Answer, FetchError>>,
    asked: usize,
    checks: BTreeSet<Check>,
    findings: Vec<Finding>,
    stopped: bool,
}

/// How many addresses of a list are asked for, unless all are.
const SAMPLE: usize = 12;

impl<'a> Visit<'a> {
    /// A visit to a site. The client must follow no redirect: where they lead is part of what is examined.
    pub fn new(client: &'a Client, base: BaseUrl, known: Known, is_whole: bool) -> Self {
        Visit {
            client,
            base,
            known,
            is_whole,
            server: Server::Unknown,
            answers: BTreeMap::new(),
            asked: 0,
            checks: BTreeSet::new(),
            findings: Vec::new(),
            stopped: false,
        }
    }

    /// The address of a path from the site's root.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}", self.base.as_str(), path.trim_start_matches('/'))
    }

    /// What a path from the root answers, uncompressed.
    pub fn get(&mut self, path: &str) -> Result<Answer, FetchError> {
        self.ask(&self.address(path), false)
    }

    /// What a path answers to a browser that reads compressed texts.
    pub fn get_compressed(&mut self, path: &str) -> Result<Answer, FetchError> {
        self.ask(&self.address(path), true)
    }

    /// What an address of this host answers.
    pub fn ask(&mut self, url: &str, is_compressed: bool) -> Result<Answer, FetchError> {
        let key = (url.to_owned(), is_compressed);
        if let Some(known) = self.answers.get(&key) {
            return known.clone();
        }
        self.asked += 1;
        let accepted = if is_compressed { "br, gzip" } else { "identity" };
        let answer = self.client.ask(Method::Get, url, &[("accept-encoding", accepted)]);
        self.answers.insert(key, answer.clone());
        answer
    }

    /// Notes that something was examined.
    pub fn check(&mut self, check: Check) {
        self.checks.insert(check);
    }

    /// Notes something to mend.
    pub fn find(
        &mut self,
        check: Check,
        severity: Severity,
        path: &str,
        seen: Text,
        why: Text,
        fix: Vec<Text>,
    ) {
        self.check(check);
        let address = self.address(path);
        self.findings.push(Finding { check, severity, address, seen, why, fix });
    }

    /// Nothing more can be examined.
    pub fn stop(&mut self) {
        self.stopped = true;
    }

    /// Some of a list, spread over all of it.
    pub fn sample<T: Clone>(&self, all: &[T]) -> Vec<T> {
        if self.is_whole || all.len() <= SAMPLE {
            return all.to_vec();
        }
        (0..SAMPLE).map(|at| all[at * all.len() / SAMPLE].clone()).collect()
    }

    /// The path from the root of an address of this site.
    pub fn path_of<'b>(&self, url: &'b str) -> Option<&'b str> {
        url.strip_prefix(self.base.as_str())
    }

    /// What was found.
    pub fn report(self) -> Report {
        Report {
            address: self.base.as_str().to_owned(),
            server: self.server,
            checks: self.checks.into_iter().collect(),
            findings: {
                let mut findings = self.findings;
                findings.sort_by_key(|finding| finding.check);
                findings
            },
            asked: self.asked,
            stopped: self.stopped,
        }
    }
}
