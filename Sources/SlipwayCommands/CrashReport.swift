import Foundation

/// Turns a trap, which is a bug of ours, into the exit code and the message that are promised for one.
enum CrashReport {
    private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT]

    /// Listens for traps from now on. Only what is safe inside a signal handler happens there: a write and the end.
    static func install() {
        // A stack of its own, so that even a stack overflow can be reported.
        let size = 64 << 10
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
        for number in signals {
            var action = sigaction()
            action.sa_flags = Int32(SA_ONSTACK)
            #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = { _ in CrashReport.end() }
            #else
            action.__sigaction_handler.sa_handler = { _ in CrashReport.end() }
            #endif
            sigaction(number, &action, nil)
        }
    }

    private static func end() {
        let message: StaticString =
            "slipway: a bug of Slipway ended this run; please report it with the command that you ran\n"
        message.withUTF8Buffer { buffer in
            _ = write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        }
        _exit(70)
    }
}
