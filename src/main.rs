//! The command `boussole`; see [`boussole::cli`].

fn main() -> std::process::ExitCode {
    boussole::cli::main()
}
