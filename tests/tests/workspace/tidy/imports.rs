//! Which files of a crate import which.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::visit::{self, Visit};

use super::files;

/// A module by the names on the way to it.
type Module = Vec<String>;

/// The modules that each module of a crate imports.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

/// The stages of the pipeline in the order in which a document passes them,
/// behind what they share.
const STAGES: &[&str] = &[
    "document",
    "versions",
    "import",
    "model",
    "normalize",
    "lower",
    "progenitor",
    "refine",
    "examples",
    "emit",
    "pipeline",
    "workspace",
    "standalone",
    "partial",
    "client_crate",
    "client_module",
    "rust_api",
    "diff",
    "cli",
];

/// The paths of one file that begin in its own crate.
struct Paths {
    found: Vec<Module>,
    /// The names that the file gives on, with their paths.
    given_on: BTreeMap<String, Module>,
    children: BTreeSet<String>,
    is_given_on: bool,
}

impl Paths {
    fn use_tree(&mut self, tree: &syn::UseTree, mut path: Module) {
        match tree {
            syn::UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.use_tree(&part.tree, path);
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(tree, path.clone());
                }
            }
            syn::UseTree::Name(name) => self.add([path, vec![name.ident.to_string()]].concat()),
            syn::UseTree::Rename(name) => self.add([path, vec![name.ident.to_string()]].concat()),
            syn::UseTree::Glob(_) => self.add(path),
        }
    }

    fn add(&mut self, path: Module) {
        let begins_here = |name: &String| {
            matches!(name.as_str(), "crate" | "super" | "self") || self.children.contains(name)
        };
        if !path.first().is_some_and(begins_here) {
            return;
        }
        match path.last() {
            // Whoever imports it imports the file that it is from.
            Some(name) if self.is_given_on => drop(self.given_on.insert(name.clone(), path)),
            _ => self.found.push(path),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.is_given_on = !matches!(item.vis, syn::Visibility::Inherited);
        self.use_tree(&item.tree, Vec::new());
        self.is_given_on = false;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.add(
                path.segments
                    .iter()
                    .map(|part| part.ident.to_string())
                    .collect(),
            );
        }
        visit::visit_path(self, path);
    }

    // What only tests import makes no circle.
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            syn::Item::Mod(item) => &item.attrs,
            _ => &Vec::new(),
        };
        if !attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("cfg"))
        {
            visit::visit_item(self, item);
        }
    }
}

/// The module whose code is in `file`, a path below the folder `src`.
fn module_of(file: &str) -> Module {
    let path = Path::new(file).with_extension("");
    let mut parts: Module = path
        .iter()
        .map(|part| part.to_string_lossy().into())
        .collect();
    if parts
        .last()
        .is_some_and(|last| ["lib", "mod"].contains(&last.as_str()))
    {
        parts.pop();
    }
    parts
}

/// What the files of the crate in `folder` import; `all` are those of the workspace.
fn imports(all: &BTreeMap<String, String>, folder: &str) -> Imports {
    let prefix = format!("{folder}/src/");
    // A program beside its library is a crate of its own.
    let is_program = |file: &str| file == "main.rs" || file.starts_with("bin/");
    let sources: Vec<(Module, &String)> = all
        .iter()
        .filter_map(|(name, text)| Some((name.strip_prefix(&prefix)?, text)))
        .filter(|(file, _)| !is_program(file))
        .map(|(file, text)| (module_of(file), text))
        .collect();
    let modules: BTreeSet<Module> = sources.iter().map(|(module, _)| module.clone()).collect();
    let mut files = BTreeMap::new();
    for (module, text) in sources {
        let children = modules
            .iter()
            .filter(|child| child.len() == module.len() + 1 && child.starts_with(&module))
            .filter_map(|child| child.last().cloned());
        let mut paths = Paths {
            found: Vec::new(),
            given_on: BTreeMap::new(),
            children: children.collect(),
            is_given_on: false,
        };
        paths.visit_file(&syn::parse_file(text).expect("Rust"));
        files.insert(module, paths);
    }
    files
        .iter()
        .map(|(module, paths)| {
            let targets = paths
                .found
                .iter()
                .filter_map(|path| target(&files, module, path));
            (
                module.clone(),
                targets.filter(|target| target != module).collect(),
            )
        })
        .collect()
}

/// The module of the file that has what `module` calls `path`.
fn target(files: &BTreeMap<Module, Paths>, module: &Module, path: &[String]) -> Option<Module> {
    let mut place = module.clone();
    for name in path {
        match name.as_str() {
            "crate" => place.clear(),
            "super" => drop(place.pop()),
            "self" => {}
            _ => {
                place.push(name.clone());
                if files.contains_key(&place) {
                    continue;
                }
                place.pop();
                let given_on = files.get(&place)?.given_on.get(name);
                return match given_on {
                    Some(path) if path[..] != [name.clone()] => target(files, &place, path),
                    _ => Some(place),
                };
            }
        }
    }
    files.contains_key(&place).then_some(place)
}

/// All that `start` imports, directly or not.
fn reached(imports: &Imports, start: &Module) -> BTreeSet<Module> {
    let mut reached = BTreeSet::new();
    let mut next = vec![start];
    while let Some(module) = next.pop() {
        for target in imports.get(module).into_iter().flatten() {
            if reached.insert(target.clone()) {
                next.push(target);
            }
        }
    }
    reached
}

#[test]
fn no_files_of_a_crate_import_each_other() {
    let crates = [
        ("openapi-client-codegen", 120),
        ("openapi-client-core", 35),
        ("openapi-client-testing", 40),
        ("scc-client", 2),
        ("scc-suite-api-simulator", 40),
        ("suite-api-client", 4),
        ("tests", 15),
        ("xtask", 15),
    ];
    let all = files("rs");
    let mut circles = Vec::new();
    for (name, at_least) in crates {
        let imports = imports(&all, name);
        assert!(
            imports.len() >= at_least,
            "{name} has {} files",
            imports.len()
        );
        let in_circle = imports
            .keys()
            .filter(|module| reached(&imports, module).contains(*module));
        circles.extend(in_circle.map(|module| format!("{name}: {}", module.join("::"))));
    }
    assert!(circles.is_empty(), "in circles:\n{}", circles.join("\n"));
}

#[test]
fn a_stage_of_the_pipeline_imports_only_those_before_it() {
    let stage = |module: &Module| {
        let first = module.first()?;
        STAGES.iter().position(|stage| stage == first)
    };
    let imports = imports(&files("rs"), "openapi-client-codegen");
    let mut backwards = Vec::new();
    for (module, targets) in imports.iter().filter(|(module, _)| !module.is_empty()) {
        let own = stage(module);
        let is_backwards = |target: &&Module| match (own, stage(target)) {
            // What all stages share imports none, but for the catalogue.
            (None, Some(_)) => module[0] != "catalogue",
            (own, target) => target > own,
        };
        let found = targets.iter().filter(is_backwards);
        backwards
            .extend(found.map(|target| format!("{} -> {}", module.join("::"), target.join("::"))));
    }
    assert!(backwards.is_empty(), "{}", backwards.join("\n"));
    let in_stages: BTreeSet<usize> = imports.keys().filter_map(stage).collect();
    assert_eq!(in_stages.len(), STAGES.len(), "a stage has no file");
}
