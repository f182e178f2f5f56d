import Testing

@testable import HelmCharts

struct ChartArchiveTests {
    private typealias Entry = ArchiveFixture.Entry

    private static let description = Entry(
        name: "web/Chart.yaml", data: Array("apiVersion: v2\nname: web\nversion: 1.0.0\n".utf8))

    private func load(_ entries: [Entry]) throws -> Chart {
        try Chart.load(archive: ArchiveFixture.gzip(ArchiveFixture.tar(entries)), place: "web.tgz")
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return "\(error)"
        }
    }

    // MARK: - Compression

    /// Made with Python's gzip: fixed and dynamic codes, and blocks without compression.
    @Test func unpacksEveryKindOfBlock() throws {
        let limit = 10_000
        func unpack(_ base64: String) throws -> [UInt8] {
            try GzipReader.unpack(ArchiveFixture.bytes(base64: base64), limit: limit, tooLarge: .init(message: "large"))
        }
        #expect(try unpack("H4sICAAAAAAC/3gAy0jNyclXyECQAICI+eURAAAA") == Array("hello hello hello".utf8))
        #expect(try unpack("H4sICAAAAAAA/3gAAQwA8/9zdG9yZWQgYnl0ZXN4d6YPDAAAAA==") == Array("stored bytes".utf8))
        let dynamic = try unpack(Self.dynamic)
        #expect(dynamic.count == 2_171)
        #expect(Checksum.crc32(dynamic) == 4_222_668_196)
    }

    private static let dynamic = """
        H4sICAAAAAAC/3gA7Y7REcAgCENXYTVFhGT/AWrFOkSPH48zPPIIFQa7KLx1pZibsDknxCmDYQIbN1b3WI/BIjkY5t44EObod17fO8+GpPLCOfdu7I7V\
        daBX4Is3x1IsxVIsxVIsxVL8jeIDpM2w+3sIAAA=
        """

    @Test func refusesDamagedDataAndNeverTraps() throws {
        let good = ArchiveFixture.bytes(base64: Self.dynamic)
        for length in 0..<good.count {
            #expect(throws: GzipReader.Problem.self) {
                try GzipReader.unpack(Array(good.prefix(length)), limit: 10_000, tooLarge: .init(message: "large"))
            }
        }
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            var damaged = good
            damaged[10 + Int(random.next() % UInt64(good.count - 10))] ^= UInt8(1 << (random.next() % 8))
            // The name and the time in the header are not covered by the checksum.
            _ = try? GzipReader.unpack(damaged, limit: 10_000, tooLarge: .init(message: "large"))
        }
    }

    @Test func stopsBombsAtTheLimit() {
        let large = GzipReader.Problem(message: "large")
        #expect(throws: large) {
            try GzipReader.unpack(ArchiveFixture.bytes(base64: Self.dynamic), limit: 2_170, tooLarge: large)
        }
    }

    // MARK: - Archives

    /// Made with Python's tarfile: a name of more than 100 bytes in each format.
    @Test(arguments: [
        """
        H4sICAAAAAAC/3gA7dZBC4IwGMbxnf0U+wTbO3MJnYKunrtPWiWpiZrVt28FRUkQEfOQz+8yGbvJf++ONpWLralbcTZFzrwgZxpFt9Xpr0T66fu6ryii\
        kHFiAzg0rak5ZyNlqmxp6ybblzPehUFpCjvjR5sG3X1XCRIUMPhLQgo5T/blJsnKHfPX/5vuH82HWr/2T3GsY8YT9O+dS122tqhy09pGrn4grTdy7XE6\
        jdsQ///j/Kde/xMVaoX5P4STG/AY7uPuvzP5wTb+rtiv+1fuOKH/Qd7/6B8AAAAAAAAAAAAAAOCvXACUmzX4ACgAAA==
        """,
        """
        H4sICAAAAAAC/3gA7dfBasJAEMbxPecp9gl2Z9cYRRAKvXjsqfcRRxQSDcka49t3K7SoFIq0m4N+v8uEveQQ/pnkKEv7uuEmmBNXpUqCoiLPzzO6nUTj\
        i+vPc0d57pUmNYBDG7iJt1fPievtuzTtdr+b6c5nO65kpo+yzLqvU2fIUKbgIRlr7Msb9wvhlTTp+v+h++/mfVHc9u+9U7pH/8m5qdc1h808Nm+DVHXJ\
        QVq7+gMrydj1eU3hbfRvhnjsv+5/Gl/3P3Ij57D/h9DHBY+cnrv/jsuDtOl+AO7u39EkDvQ/xPc/+gcAAAAAAAAAAAAAAHgoH+YAQ3wAKAAA
        """,
        """
        H4sICAAAAAAC/3gA7dZBCoMwEAXQrD2FJzCjRAW3vUP3kU6poFZMqu3tGwtC200pJUL1v82E2YRAfiYjl3J30r2NbrqphRfkZEo9qvNeidKn9dSPSalE\
        hCQWcDFW9257sU26q/bcm+rcFuGQBK1uuAhHLoNh7sYRRRQIWCX2Rh7nJ+Vj/il9zb/Kkyz98/y7DEnLTVdry0YefuD1+FcXcIR7u6ZrOuj6wsbfB+Dr\
        /MeUu4L5v8T8R/4BAAAAAAAAAAAAAAAAAFbhDjA1KFUAKAAA
        """,
    ])
    func readsLongNamesOfEveryFormat(_ base64: String) throws {
        let chart = try Chart.load(archive: ArchiveFixture.bytes(base64: base64), place: "web.tgz")
        let name = "templates/\(String(repeating: "d", count: 60))/\(String(repeating: "e", count: 90))/f.yaml"
        #expect(chart.templates.map(\.name) == [name])
        #expect(chart.templates.first?.text == "x: 1\n")
        #expect(chart.values.count == 1)
    }

    @Test func refusesPathsThatLeaveTheChart() {
        for name in [
            "web/../../etc/passwd", "web//etc/passwd", "web/..", "web/c:/x", "Chart.yaml", "web\\..\\x", "../x/../../y",
        ] {
            #expect(throws: ChartError.self, "\(name)") { try load([Self.description, Entry(name: name)]) }
        }
    }

    @Test func neverFollowsLinks() throws {
        let link = Entry(name: "web/templates/a.yaml", kind: UInt8(ascii: "2"), link: "/etc/passwd")
        let chart = try load([Self.description, link])
        #expect(chart.templates.first?.data == [])
    }

    @Test func readsArchivesMadeOnWindows() throws {
        let chart = try load([Self.description, Entry(name: "web\\templates\\a.yaml", data: [0x61])])
        #expect(chart.templates.map(\.name) == ["templates/a.yaml"])
    }

    @Test func refusesWhatIsTooLarge() {
        let large = Entry(name: "web/big", data: [UInt8](repeating: 0x61, count: ChartLimit.fileBytes + 1))
        #expect(
            message { _ = try load([Self.description, large]) }.contains("larger than the maximum file size 5242880"))
        let many = (0..<10).map { Entry(name: "web/\($0)") }
        let archive = ArchiveFixture.gzip(ArchiveFixture.tar([Self.description] + many))
        let error = message { _ = try ChartArchive.files(in: archive, place: "web.tgz", maximumEntries: 10) }
        #expect(error.contains("more than 10 entries"))
    }

    @Test func refusesSizesThatLie() {
        #expect(throws: ChartError.self) { try load([Self.description, Entry(name: "web/a", size: 1 << 32)]) }
        #expect(throws: ChartError.self) { try load([Self.description, Entry(name: "web/a", size: 1 << 30)]) }
    }

    @Test func refusesDamagedHeaders() throws {
        var archive = ArchiveFixture.tar([Self.description])
        archive[0] ^= 1
        let error = message { _ = try Chart.load(archive: ArchiveFixture.gzip(archive), place: "web.tgz") }
        #expect(error.contains("a header's checksum is wrong"))
        #expect(throws: ChartError.self) { try load([]) }
        let pax = Entry(name: "x", data: Array("99 path=x\n".utf8), kind: UInt8(ascii: "x"))
        #expect(throws: ChartError.self) { try load([pax, Self.description]) }
    }

    @Test func surviveEveryFlippedByte() {
        let archive = ArchiveFixture.tar([Self.description, Entry(name: "web/values.yaml", data: Array("a: 1\n".utf8))])
        for index in 0..<archive.count {
            var damaged = archive
            damaged[index] ^= 0xFF
            _ = try? Chart.load(archive: ArchiveFixture.gzip(damaged), place: "web.tgz")
        }
    }

    @Test func namesWhatIsNoArchive() {
        #expect(
            message { _ = try Chart.load(archive: Array("a: 1\n".utf8), place: "values.yaml") }.contains(
                "seems to be a YAML file"))
        #expect(message { _ = try Chart.load(archive: [], place: "web.tgz") }.contains("no gzip file"))
    }
}
