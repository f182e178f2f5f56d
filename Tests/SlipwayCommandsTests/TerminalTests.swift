import Foundation
import Testing

/// What a terminal gets, and what the same command writes where there is none.
@Suite struct TerminalTests {
    private static let app = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: default}
        data: {greeting: hello}
        """

    #if os(Linux)
    /// What a command writes when its standard output is a terminal. It has to be less than a terminal takes unread, which is 4 KiB.
    private static func onTerminal(_ arguments: [String], environment: [String: String]) throws -> String {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
        defer { close(terminal) }
        // `TIOCSPTLCK` and `TIOCGPTN` of Linux's ioctl_tty(2), which Swift does not import.
        var lock: Int32 = 0
        var number: UInt32 = 0
        let isOpen = ioctl(terminal, 0x4004_5431, &lock) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0
        try #require(isOpen)
        let run = try SlipwayProcess(
            arguments: arguments, input: app, environment: environment, outputTo: "/dev/pts/\(number)")
        #expect(run.status == 0, "\(run.errors)")
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(terminal, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/ptmx"), "this system gives out no terminals"),
        arguments: [
            (["TERM": "xterm-256color", "NO_COLOR": ""], true), (["TERM": "xterm", "NO_COLOR": "1"], false),
            (["TERM": "dumb", "NO_COLOR": ""], false), (["TERM": "", "NO_COLOR": ""], false),
        ])
    func coloursAreForTerminalsThatShowThem(environment: [String: String], isColored: Bool) throws {
        let text = try Self.onTerminal(["rehearse", "-", "--on", "kind", "--as-is"], environment: environment)
        #expect(text.contains("\u{1B}[") == isColored, "\(text)")
        #expect(text.contains("kind"))
    }
    #endif

    @Test(arguments: [["rehearse", "-", "--on", "kind", "--as-is"], ["map", "-", "--to", "eks"], ["platforms"]])
    func noTerminalMeansNoControlSequences(_ arguments: [String]) throws {
        let run = try SlipwayProcess(
            arguments: arguments, input: Self.app, environment: ["TERM": "xterm-256color", "NO_COLOR": ""])
        #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\u{1B}"))
        #expect(!run.errors.contains("\r"))
    }
}
