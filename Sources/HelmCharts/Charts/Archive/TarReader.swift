/// Reads the entries of a tar archive: ustar, GNU's long names and numbers, and pax headers.
struct TarReader {
    /// An entry of an archive.
    struct Entry {
        var name: [UInt8]
        /// What it is: `0` a file, `5` a folder, `1` and `2` links.
        var kind: UInt8
        var data: Range<Int>

        var isFolder: Bool { kind == UInt8(ascii: "5") || (isFile && name.last == UInt8(ascii: "/")) }
        var isFile: Bool { [0, UInt8(ascii: "0"), UInt8(ascii: "7")].contains(kind) }
    }

    /// What is wrong with an archive.
    struct Problem: Error, Hashable {
        let message: String
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next entry, or `nil` at the end.
    mutating func next() throws(Problem) -> Entry? {
        var name: [UInt8]?
        var size: Int?
        while true {
            guard let header = try header() else {
                if name != nil || size != nil {
                    throw Problem(message: "the archive ends after a header; fetch it again")
                }
                return nil
            }
            var entry = header
            switch entry.kind {
            case UInt8(ascii: "L"):
                name = Array(bytes[try skip(&entry)].prefix { $0 != 0 })
            case UInt8(ascii: "K"):
                _ = try skip(&entry)
            case UInt8(ascii: "x"):
                for (key, value) in try records(try skip(&entry)) {
                    if key == "path" { name = value }
                    if key == "size" {
                        guard let number = Int(String(decoding: value, as: UTF8.self)), number >= 0 else {
                            throw Problem(message: "a pax header names no valid size; pack the chart again")
                        }
                        size = number
                    }
                }
            case UInt8(ascii: "g"):
                _ = try skip(&entry)
            default:
                if let name { entry.name = name }
                if let size { entry.data = entry.data.lowerBound..<entry.data.lowerBound.addingClamped(size) }
                // Links and folders have no data, whatever their size says.
                if !entry.isFile || entry.isFolder { entry.data = entry.data.lowerBound..<entry.data.lowerBound }
                _ = try skip(&entry)
                return entry
            }
        }
    }

    /// Goes behind the data of an entry and returns where it is.
    private mutating func skip(_ entry: inout Entry) throws(Problem) -> Range<Int> {
        guard entry.data.upperBound <= bytes.count else {
            throw Problem(message: "the archive ends within a file; fetch it again")
        }
        position = min(bytes.count, entry.data.upperBound.addingClamped(511) / 512 * 512)
        return entry.data
    }

    // MARK: - Headers

    private mutating func header() throws(Problem) -> Entry? {
        guard position < bytes.count else { return nil }
        guard position + 512 <= bytes.count else {
            throw Problem(message: "the archive ends within a header; fetch it again")
        }
        let block = bytes[position..<position + 512]
        // A block of zeros ends the archive.
        if block.allSatisfy({ $0 == 0 }) {
            position = bytes.count
            return nil
        }
        guard Self.sum(block) == number(148, 8) else {
            throw Problem(
                message: "this is no tar archive, or it is damaged: a header's checksum is wrong; fetch it again")
        }
        guard let size = number(124, 12) else {
            throw Problem(message: "a header names no valid size; pack the chart again")
        }
        var name = text(0, 100)
        // The prefix of ustar; GNU's own format keeps times in its place.
        if bytes[position + 257..<position + 263].elementsEqual("ustar\0".utf8) {
            let prefix = text(345, 155)
            if !prefix.isEmpty { name = prefix + [UInt8(ascii: "/")] + name }
        }
        let start = position + 512
        let kind = bytes[position + 156]
        position = start
        return Entry(name: name, kind: kind, data: start..<start.addingClamped(size))
    }

    private static func sum(_ block: ArraySlice<UInt8>) -> Int {
        var sum = 8 * 0x20
        for (index, byte) in block.enumerated() where !(148..<156).contains(index) { sum += Int(byte) }
        return sum
    }

    private func text(_ offset: Int, _ length: Int) -> [UInt8] {
        Array(bytes[position + offset..<position + offset + length].prefix { $0 != 0 })
    }

    /// An octal number, or GNU's binary one.
    private func number(_ offset: Int, _ length: Int) -> Int? {
        let field = bytes[position + offset..<position + offset + length]
        if let first = field.first, first & 0x80 != 0 {
            var value = Int(first & 0x3F)
            guard first & 0x40 == 0 else { return nil }
            for byte in field.dropFirst() {
                guard value < 1 << 48 else { return nil }
                value = value << 8 | Int(byte)
            }
            return value
        }
        let digits = field.drop { $0 == 0x20 || $0 == 0 }.prefix { $0 != 0x20 && $0 != 0 }
        if digits.isEmpty { return 0 }
        return Int(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 < 0 ? nil : $0 }
    }

    /// The records of a pax header: `LENGTH KEY=VALUE\n` each.
    private func records(_ range: Range<Int>) throws(Problem) -> [(key: String, value: [UInt8])] {
        var records: [(String, [UInt8])] = []
        var rest = bytes[range]
        while !rest.isEmpty {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard let length = Int(String(decoding: digits, as: UTF8.self)), length > digits.count + 2,
                length <= rest.count, rest[rest.startIndex + length - 1] == 0x0A
            else { throw Problem(message: "a pax header cannot be read; pack the chart again") }
            let record = rest.prefix(length - 1).dropFirst(digits.count + 1)
            guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else {
                throw Problem(message: "a pax header cannot be read; pack the chart again")
            }
            records.append((String(decoding: record[..<equals], as: UTF8.self), Array(record[(equals + 1)...])))
            rest = rest.dropFirst(length)
        }
        return records
    }
}

extension Int {
    /// The sum, or the largest number where there is none.
    fileprivate func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
