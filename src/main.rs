//! The command `boussole`; see [`boussole::cli`].

/// Builds make and drop millions of small texts, on every core at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    boussole::cli::main()
}
