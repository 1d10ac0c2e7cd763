//! A child process that may take only so much time and memory.

use std::fs::File;
use std::io;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Error;

/// What one child process and its own children may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The time from its start.
    pub(super) time: Duration,
    /// The memory in bytes that is resident at once; where the system has
    /// `/proc` to ask.
    pub(super) memory: u64,
}

/// What became of a child process.
pub(super) struct Ended {
    pub(super) end: End,
    /// How long it ran.
    pub(super) time: Duration,
    /// The most memory that was seen, in bytes; 0 if the system does not say.
    pub(super) peak: u64,
    /// What it wrote to standard output.
    pub(super) stdout: Vec<u8>,
    /// What it wrote to standard error.
    pub(super) stderr: Vec<u8>,
}

/// How a child process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// By itself.
    By(ExitStatus),
    /// It was ended: it took too long.
    OverTime,
    /// It was ended: it took too much memory.
    OverMemory,
}

/// How often a child is looked at.
const INTERVAL: Duration = Duration::from_millis(20);

/// The most that is kept of what a child writes to either output, in bytes.
const KEPT: u64 = 64 << 20;

impl Limits {
    /// Runs `command` and ends it, with all of its children, when it takes
    /// more.
    pub(super) fn run(self, command: &mut Command) -> Result<Ended, Error> {
        // Files, since a pipe that nobody reads would stop the child.
        let (stdout, stderr) = (tempfile::tempfile()?, tempfile::tempfile()?);
        let start = Instant::now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(stdout.try_clone()?)
            .stderr(stderr.try_clone()?)
            .spawn()?;
        let mut peak = 0;
        let end = loop {
            let tree = tree(child.id());
            peak = tree.iter().map(|id| resident(*id)).sum::<u64>().max(peak);
            let over = match (start.elapsed() >= self.time, peak > self.memory) {
                (true, _) => Some(End::OverTime),
                (_, true) => Some(End::OverMemory),
                _ => None,
            };
            if let Some(end) = over {
                end_all(&mut child, &tree[1..])?;
                break end;
            }
            match child.try_wait()? {
                Some(status) => break End::By(status),
                None => thread::sleep(INTERVAL),
            }
        };
        Ok(Ended {
            end,
            time: start.elapsed(),
            peak,
            stdout: read(stdout)?,
            stderr: read(stderr)?,
        })
    }
}

fn read(mut file: File) -> io::Result<Vec<u8>> {
    use std::io::{Read, Seek};
    file.rewind()?;
    let mut text = Vec::new();
    file.take(KEPT).read_to_end(&mut text)?;
    Ok(text)
}

/// Ends `child` and, where there is a program for it, `others`, which it
/// started: the compiler would go on without Cargo.
fn end_all(child: &mut Child, others: &[u32]) -> Result<(), Error> {
    child.kill()?;
    if !others.is_empty() {
        let ids = others.iter().map(u32::to_string);
        let mut kill = Command::new("kill");
        kill.arg("-KILL").args(ids).stderr(Stdio::null());
        // One that has just ended by itself is no problem.
        let _ = kill.status();
    }
    child.wait()?;
    Ok(())
}

/// The process `id` and, where the system says so, all below it.
fn tree(id: u32) -> Vec<u32> {
    let mut found = vec![id];
    let mut next = 0;
    while let Some(id) = found.get(next) {
        let tasks = std::fs::read_dir(format!("/proc/{id}/task"));
        for task in tasks.into_iter().flatten().flatten() {
            let children = std::fs::read_to_string(task.path().join("children"));
            let children = children.unwrap_or_default();
            let ids = children
                .split_whitespace()
                .filter_map(|id| id.parse::<u32>().ok());
            found.extend(ids);
        }
        next += 1;
    }
    found
}

/// The resident memory of the process `id` in bytes; 0 where the system does
/// not say.
fn resident(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let mut lines = status.lines();
    let size = lines.find_map(|line| line.strip_prefix("VmRSS:")?.strip_suffix("kB"));
    size.and_then(|size| size.trim().parse::<u64>().ok())
        .map_or(0, |size| size << 10)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_program_over_the_limit_is_ended_with_what_it_started() {
        let limits = Limits {
            time: Duration::from_millis(200),
            memory: u64::MAX,
        };
        let mut program = Command::new("sh");
        program.args(["-c", "sleep 600 & wait; echo ended"]);
        let ended = limits.run(&mut program).expect("a run");
        assert_eq!(ended.end, End::OverTime);
        assert_eq!(ended.stdout, b"");
        assert!(ended.peak > 0);
        let greedy = Limits {
            time: Duration::from_secs(600),
            memory: 0,
        };
        let ended = greedy.run(&mut program).expect("a run");
        assert_eq!(ended.end, End::OverMemory);
    }
}
