//! Random faults that are the same in every run.

use http::StatusCode;

use super::request_fault::Fault;

/// How many of a thousand requests get which fault.
///
/// What happens to a request depends on the seed and on how many requests arrived
/// before it, so the same calls in the same order get the same faults in every run.
///
/// Every method takes a share in permille.
#[derive(Debug, Clone)]
#[must_use = "`Faults::chaos` takes it"]
pub struct Chaos {
    seed: u64,
    shares: Vec<(u16, Fault)>,
}

impl Chaos {
    /// No faults at first.
    pub fn new(seed: u64) -> Self {
        let shares = Vec::new();
        Self { seed, shares }
    }

    /// Answers 503 and does not execute the request.
    pub fn unavailable(self, permille: u16) -> Self {
        self.share(permille, Fault::starting_up())
    }

    /// Answers 429 with `Retry-After: 0` and does not execute the request.
    pub fn rate_limited(self, permille: u16) -> Self {
        let fault = Fault::answer(StatusCode::TOO_MANY_REQUESTS);
        self.share(permille, fault.retry_after_seconds(0))
    }

    /// Closes the connection and does not execute the request.
    pub fn cut_before(self, permille: u16) -> Self {
        self.share(permille, Fault::close_connection())
    }

    /// Executes the request and closes the connection without a response.
    pub fn cut_after(self, permille: u16) -> Self {
        self.share(permille, Fault::close_connection().after_execution())
    }

    /// Executes the request, sends half of the response's body, closes the connection.
    pub fn truncated_after(self, permille: u16) -> Self {
        self.share(permille, Fault::short_body().after_execution())
    }

    /// Executes the request and answers 502.
    pub fn bad_gateway_after(self, permille: u16) -> Self {
        let fault = Fault::empty(StatusCode::BAD_GATEWAY);
        self.share(permille, fault.after_execution())
    }

    /// Ends all tokens, then continues as usual; so a request with a token gets a 401.
    pub fn tokens_dropped(self, permille: u16) -> Self {
        self.share(permille, Fault::tokens_dropped())
    }

    fn share(mut self, permille: u16, fault: Fault) -> Self {
        self.shares.push((permille, fault));
        self
    }

    /// The sum of all shares.
    pub(super) fn permille(&self) -> u32 {
        let shares = self.shares.iter();
        shares.map(|(permille, _)| u32::from(*permille)).sum()
    }

    /// The fault of the request that arrived after this many others.
    pub(super) fn strike(&self, arrived_before: u64) -> Option<Fault> {
        let mut draw = splitmix64(self.seed ^ splitmix64(arrived_before)) % 1000;
        for (permille, fault) in &self.shares {
            match draw.checked_sub((*permille).into()) {
                None => return Some(fault.clone()),
                Some(rest) => draw = rest,
            }
        }
        None
    }
}

/// The output function of the generator SplitMix64.
fn splitmix64(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Chaos, splitmix64};

    #[test]
    fn the_mixer_gives_the_known_first_number_of_splitmix64() {
        assert_eq!(splitmix64(0), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn shares_are_met_within_a_percent_and_no_fault_is_the_rest() {
        let chaos = Chaos::new(7).unavailable(100).cut_after(250);
        let mut met = [0, 0, 0];
        for number in 0..10_000 {
            match chaos.strike(number).map(|fault| format!("{fault:?}")) {
                None => met[2] += 1,
                Some(fault) if fault.contains("503") => met[0] += 1,
                Some(_) => met[1] += 1,
            }
        }
        for (met, wanted) in met.into_iter().zip([1000, 2500, 6500_i32]) {
            assert!((wanted - met).abs() < 100, "{met} of {wanted}");
        }
    }

    #[test]
    fn a_share_of_a_thousand_strikes_always_and_of_nothing_never() {
        let (always, never) = (Chaos::new(1).cut_before(1000), Chaos::new(1).cut_before(0));
        assert!((0..1000).all(|number| always.strike(number).is_some()));
        assert!((0..1000).all(|number| never.strike(number).is_none()));
    }
}
