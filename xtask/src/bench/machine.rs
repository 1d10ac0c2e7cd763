//! The machine that was measured on.

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::run::stdout;
use crate::Error;

/// What figures depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    /// The name of the processor.
    pub processor: String,
    /// How many threads it runs at once.
    pub cores: usize,
    /// How much memory there is, in bytes, if the system says so.
    pub memory: Option<u64>,
    /// The operating system.
    pub system: String,
    /// The version of the compiler.
    pub rustc: String,
}

impl Machine {
    /// This machine, with the compiler that builds the workspace at `root`.
    ///
    /// # Errors
    ///
    /// The compiler does not tell its version.
    pub fn this(root: &Path) -> Result<Self, Error> {
        let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let rustc = stdout(Command::new(rustc).arg("--version").current_dir(root))?;
        Ok(Self {
            processor: field(&read("/proc/cpuinfo"), "model name", ':')
                .unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory: field(&read("/proc/meminfo"), "MemTotal", ':').and_then(|t| kibibytes(&t)),
            system: system(&read("/etc/os-release")),
            rustc: rustc.trim().to_owned(),
        })
    }
}

/// The most memory that this process has had, in bytes, if the system says so.
pub fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    kibibytes(&field(&status, "VmHWM", ':')?)
}

fn system(release: &str) -> String {
    let name = field(release, "PRETTY_NAME", '=').map(|name| name.trim_matches('"').to_owned());
    name.unwrap_or_else(|| std::env::consts::OS.to_owned())
}

/// The value in the first line of `text` that begins with `name`.
fn field(text: &str, name: &str, sign: char) -> Option<String> {
    text.lines().find_map(|line| {
        let (found, value) = line.split_once(sign)?;
        (found.trim() == name).then(|| value.trim().to_owned())
    })
}

/// `1024 kB` in bytes.
fn kibibytes(text: &str) -> Option<u64> {
    text.strip_suffix("kB")?
        .trim()
        .parse()
        .ok()
        .map(|n: u64| n * 1024)
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            processor,
            cores,
            memory,
            system,
            rustc,
        } = self;
        write!(f, "{processor}, {cores} cores")?;
        if let Some(memory) = memory {
            let gibibytes = *memory as f64 / 1_073_741_824.0;
            write!(f, ", {gibibytes:.0} GiB of memory")?;
        }
        write!(f, "; {system}; {rustc}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_read() {
        let info = "processor\t: 0\nmodel name\t: Made Up 9000\nmodel name\t: Other\n";
        assert_eq!(
            field(info, "model name", ':').as_deref(),
            Some("Made Up 9000")
        );
        assert_eq!(field(info, "MemTotal", ':'), None);
        assert_eq!(kibibytes("  2048 kB".trim()), Some(2_097_152));
        assert_eq!(kibibytes("2048"), None);
        assert_eq!(system("NAME=\"X\"\nPRETTY_NAME=\"X 1 (y)\"\n"), "X 1 (y)");
        assert_eq!(system(""), std::env::consts::OS);
    }

    #[test]
    fn the_machine_is_one_line() {
        let machine = Machine {
            processor: "Made Up 9000".to_owned(),
            cores: 2,
            memory: Some(24 << 30),
            system: "X 1".to_owned(),
            rustc: "rustc 1.88.0".to_owned(),
        };
        let expected = "Made Up 9000, 2 cores, 24 GiB of memory; X 1; rustc 1.88.0";
        assert_eq!(machine.to_string(), expected);
    }
}
