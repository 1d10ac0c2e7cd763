//! Examples as rustdoc compiles them.

use syn::parse_quote;

use crate::examples::calls::Call;

/// The lines of the example of a method of the client of the crate `name`.
pub(super) fn of_method(call: &Call, name: &str) -> Vec<String> {
    let send = format!("{}.send().await?;", call.builder);
    let code = match &call.answer {
        Some(answer) => format!("let {answer} = {send}"),
        None => send,
    };
    let mut lines = ["", "# Examples", "", "```no_run"]
        .map(str::to_owned)
        .to_vec();
    lines.extend(function(call, name, &pretty(&code)));
    lines.push("```".to_owned());
    lines
}

/// The lines of a function with `code`, in which a client and what the call does not know
/// are variables. Only the code is shown.
pub(crate) fn function(call: &Call, name: &str, code: &str) -> Vec<String> {
    let parameters = call.parameters.iter();
    let parameters = parameters.map(|(name, ty)| format!(", {name}: {ty}"));
    let parameters = parameters.collect::<String>();
    let error = match call.is_fallible {
        true => "Box<dyn std::error::Error>".to_owned(),
        false => format!("{name}::Error"),
    };
    let mut lines = Vec::new();
    // A program has what it needs of the run time from the crate.
    let code = code.replace("openapi_client_core::Secret", "Secret");
    let names = [
        ("types::", "types"),
        ("FilePart::open", "FilePart"),
        ("Secret::from", "Secret"),
    ];
    let used = names
        .iter()
        .filter(|(text, _)| code.contains(text) || parameters.contains(text));
    match &used.map(|(_, name)| *name).collect::<Vec<_>>()[..] {
        [] => {}
        [one] => lines.push(format!("use {name}::{one};")),
        several => lines.push(format!("use {name}::{{{}}};", several.join(", "))),
    }
    if call.is_deprecated {
        lines.push("# #[allow(deprecated)]".to_owned());
    }
    lines.push(format!(
        "# async fn example(client: {name}::Client{parameters}) -> Result<(), {error}> {{"
    ));
    lines.extend(code.lines().map(str::to_owned));
    lines.push("# Ok(()) }".to_owned());
    lines
}

/// Statements, formatted.
pub(crate) fn pretty(code: &str) -> String {
    let function = format!("async fn example() {{ {code} }}");
    // What does not parse is shown as it is: the compiler says why.
    let Ok(function) = syn::parse_str::<syn::Item>(&function) else {
        return code.to_owned();
    };
    let text = prettyplease::unparse(&syn::File {
        items: vec![function],
        ..parse_quote!()
    });
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    lines.map(|line| format!("{line}\n")).collect()
}
