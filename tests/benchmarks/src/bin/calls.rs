//! Makes one call over and over: what a profiler looks at.
//!
//! ```text
//! calls bare|stock|ours call_small|call_page|call_download TIMES ORIGIN
//! ```

use benchmarks::bare::Bare;
use benchmarks::call::{Call, Caller, Error, runtime};
use benchmarks::ours::Ours;
use benchmarks::stock::Stock;

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [caller, call, times, origin] = &arguments[..] else {
        return Err("usage: calls CALLER CALL TIMES ORIGIN".into());
    };
    let call = Call::ALL.into_iter().find(|known| known.name() == call);
    let call = call.ok_or("there is no such call")?;
    let times = times.parse()?;
    match caller.as_str() {
        Bare::NAME => repeat::<Bare>(call, times, origin),
        Stock::NAME => repeat::<Stock>(call, times, origin),
        Ours::NAME => repeat::<Ours>(call, times, origin),
        _ => Err("there is no such caller".into()),
    }
}

fn repeat<C: Caller>(call: Call, times: u32, origin: &str) -> Result<(), Error> {
    let caller = C::new(origin)?;
    runtime()?.block_on(call.repeat(&caller, times))
}
