//! Runs other programs, makes folders for what they leave, and asks the system
//! for the machine and the memory of this process.

use std::env::consts::{ARCH, OS};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;
use std::{fs, io};

use crate::Error;

/// Runs a program, and gives how many seconds it took.
pub(super) fn run(command: &mut Command) -> Result<f64, Error> {
    let start = Instant::now();
    let status = command.status();
    succeeded(command, status)?;
    Ok(start.elapsed().as_secs_f64())
}

/// Runs a program, and gives what it prints.
pub(super) fn output(command: &mut Command) -> Result<Vec<u8>, Error> {
    let output = command.stderr(Stdio::inherit()).output();
    let (status, output) = match output {
        Ok(output) => (Ok(output.status), output.stdout),
        Err(error) => (Err(error), Vec::new()),
    };
    succeeded(command, status)?;
    Ok(output)
}

fn succeeded(command: &Command, status: io::Result<ExitStatus>) -> Result<(), Error> {
    let problem = match status {
        Ok(status) if status.success() => return Ok(()),
        Ok(status) => status.to_string(),
        Err(error) => error.to_string(),
    };
    let program = Path::new(command.get_program()).file_stem();
    let words = program.into_iter().chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    Err(format!("`{}`: {problem}", words.join(" ")).into())
}

/// Makes an empty folder in place of whatever is there.
pub(super) fn empty(folder: &Path) -> Result<(), Error> {
    let made = match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(folder),
    };
    Ok(made.map_err(|error| format!("{}: {error}", folder.display()))?)
}

/// This machine and the compiler of the workspace at `root`, in one line.
pub(super) fn describe(root: &Path) -> Result<String, Error> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let rustc = output(Command::new(rustc).arg("--version").current_dir(root))?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let files = ["/proc/cpuinfo", "/proc/meminfo", "/etc/os-release"];
    let files = files.map(|file| fs::read_to_string(file).unwrap_or_default());
    Ok(line(
        files.each_ref().map(String::as_str),
        cores,
        String::from_utf8(rustc)?.trim(),
    ))
}

fn line([cpu, memory, release]: [&str; 3], cores: usize, rustc: &str) -> String {
    let cpu = field(cpu, "model name", ':').unwrap_or(ARCH);
    let system = field(release, "PRETTY_NAME", '=').unwrap_or(OS);
    let system = system.trim_matches('"');
    let memory = field(memory, "MemTotal", ':').and_then(bytes);
    let memory = memory.map(|bytes| format!(", {:.0} GiB of memory", bytes / 1_073_741_824.0));
    let memory = memory.unwrap_or_default();
    format!("{cpu}, {cores} cores{memory}; {system}; {rustc}")
}

/// The most memory that this process has had, in bytes, if the system says so.
pub(super) fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    bytes(field(&status, "VmHWM", ':')?)
}

/// The value in the first line of `text` that begins with `name`.
fn field<'a>(text: &'a str, name: &str, sign: char) -> Option<&'a str> {
    let mut fields = text.lines().filter_map(|line| line.split_once(sign));
    let (_, value) = fields.find(|(found, _)| found.trim() == name)?;
    Some(value.trim())
}

/// The number of bytes in a text such as `1024 kB`.
fn bytes(text: &str) -> Option<f64> {
    let kibibytes: f64 = text.strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::downstream::cargo;

    #[test]
    fn a_program_that_fails_is_named_as_it_would_be_typed() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = run(cargo(folder.path()).args(["nope", "--quiet"])).expect_err("no command");
        let error = error.to_string();
        assert!(error.starts_with("`cargo nope --quiet`: exit"), "{error}");
    }

    #[test]
    fn the_machine_is_one_line() {
        let cpu = "processor\t: 0\nmodel name\t: Made Up 9000\nmodel name\t: Other\n";
        let release = "NAME=\"X\"\nPRETTY_NAME=\"X 1 (y)\"\n";
        assert_eq!(
            line(
                [cpu, "MemTotal:  25165824 kB\n", release],
                2,
                "rustc 1.88.0"
            ),
            "Made Up 9000, 2 cores, 24 GiB of memory; X 1 (y); rustc 1.88.0"
        );
        let expected = format!("{ARCH}, 1 cores; {OS}; r");
        assert_eq!(line(["", "MemTotal: 2048", ""], 1, "r"), expected);
    }
}
