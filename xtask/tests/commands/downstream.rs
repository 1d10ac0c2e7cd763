//! What a program that depends on the clients has in its lock file. What it
//! compiles takes minutes to see: `cargo xtask downstream` shows it.

use xtask::downstream::{Programs, Way, target};

use crate::support::workspace;

/// How many crates there may be. Whoever needs another one says so here.
const MOST: usize = 191;

#[test]
fn a_program_locks_nothing_of_the_generator_however_it_depends_on_the_clients() {
    // Always the same folder: Cargo keeps a copy of each Git repository.
    let folder = target(&workspace()).join("tests").join("downstream");
    let programs = Programs::new(&workspace(), &folder).expect("the clients are packaged");
    let locked = Way::ALL.map(|way| programs.lock(way).expect("nothing of the generator"));
    assert_eq!(locked, [locked[0]; 3]);
    assert!((MOST / 2..=MOST).contains(&locked[0]), "{locked:?}");
}
