import Synchronization

/// The process-wide table behind ``Key``.
///
/// It only grows: the number of distinct field names, label keys and ConfigMap keys that one process meets is bounded
/// by its input. Interning takes a lock; reading an entry takes none, because whoever holds a key got it from a thread
/// that had stored its entry before.
final class KeyTable: @unchecked Sendable {
    static let shared = KeyTable()

    /// What is kept for one key, for the life of the process.
    struct Entry {
        let text: String
        /// The text's UTF-8.
        let bytes: UnsafeBufferPointer<UInt8>
        /// The text as JSON writes it before a value: escaped, in quotes, with the colon.
        let quoted: UnsafeBufferPointer<UInt8>
    }

    private struct State {
        var count: UInt32 = 0
        /// Open addressing by hash; 0 is a free slot, else the number plus 1.
        var slots = [UInt32](repeating: 0, count: 4_096)
    }

    /// Entries in chunks that never move, each twice as large as the one before.
    private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>
    private let state = Mutex(State())
    private static let firstChunkBits = 10

    private init() {
        chunks = .allocate(capacity: 32)
        chunks.initialize(repeating: nil, count: 32)
    }

    private static func place(of number: UInt32) -> (chunk: Int, offset: Int) {
        let shifted = Int(number) + (1 << firstChunkBits)
        let bits = Int.bitWidth - 1 - shifted.leadingZeroBitCount
        return (bits - firstChunkBits, shifted - (1 << bits))
    }

    /// The entry of a number that this table gave out.
    func entry(_ number: UInt32) -> Entry {
        let (chunk, offset) = Self.place(of: number)
        guard let entries = chunks[chunk] else { preconditionFailure("a key that no table gave out") }
        return entries[offset]
    }

    /// The number of a text that is valid UTF-8, new or known.
    func number(for bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        let hash = hasher.finalize()
        return state.withLock { state in
            var index = hash & (state.slots.count - 1)
            while state.slots[index] != 0 {
                let number = state.slots[index] - 1
                if Self.equal(entry(number).bytes, bytes) { return number }
                index = (index + 1) & (state.slots.count - 1)
            }
            let number = state.count
            store(bytes, as: number)
            state.count += 1
            state.slots[index] = number + 1
            if Int(state.count) * 2 > state.slots.count { grow(&state) }
            return number
        }
    }

    static func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for index in 0..<a.count where a[index] != b[index] { return false }
        return true
    }

    private func grow(_ state: inout State) {
        var slots = [UInt32](repeating: 0, count: state.slots.count * 2)
        for number in 0..<state.count {
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(entry(number).bytes))
            var index = hasher.finalize() & (slots.count - 1)
            while slots[index] != 0 { index = (index + 1) & (slots.count - 1) }
            slots[index] = number + 1
        }
        state.slots = slots
    }

    private func store(_ bytes: UnsafeBufferPointer<UInt8>, as number: UInt32) {
        var output = JSONOutput()
        output.appendQuoted(bytes)
        output.append(UInt8(ascii: ":"))
        let quoted = Self.permanentCopy(of: output.bytes)
        // Without escapes the text stands inside its quoted form.
        let isPlain = quoted.count == bytes.count + 3
        let kept = isPlain ? UnsafeBufferPointer(rebasing: quoted[1..<1 + bytes.count]) : Self.permanentCopy(of: bytes)
        let (chunk, offset) = Self.place(of: number)
        let entries: UnsafeMutablePointer<Entry>
        if let existing = chunks[chunk] {
            entries = existing
        } else {
            entries = .allocate(capacity: 1 << (Self.firstChunkBits + chunk))
            chunks[chunk] = entries
        }
        let text = String(decoding: bytes, as: UTF8.self)
        (entries + offset).initialize(to: Entry(text: text, bytes: kept, quoted: quoted))
    }

    private static func permanentCopy(of bytes: some Collection<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes)
        return UnsafeBufferPointer(copy)
    }
}

/// A small cache before the table, for one reading: most keys of a manifest were met a moment ago.
struct KeyCache: ~Copyable {
    private let slots: UnsafeMutablePointer<UInt32>
    private static let count = 1_024

    init() {
        slots = .allocate(capacity: Self.count)
        slots.initialize(repeating: 0, count: Self.count)
    }

    deinit {
        slots.deallocate()
    }

    /// The key of a text that is valid UTF-8.
    func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key {
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        if let base = bytes.baseAddress, !bytes.isEmpty {
            let start = UnsafeRawPointer(base)
            if bytes.count >= 8 {
                hash ^= start.loadUnaligned(as: UInt64.self) &* 0x9E37_79B9_7F4A_7C15
                hash ^= start.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self) &* 0xC2B2_AE3D_27D4_EB4F
            } else {
                for byte in bytes { hash = (hash &+ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
            }
        }
        let mixed = (hash ^ (hash &>> 29)) &* 0x9E37_79B9_7F4A_7C15
        let slot = Int(truncatingIfNeeded: mixed &>> 54)
        if slots[slot] != 0 {
            let number = slots[slot] - 1
            if KeyTable.equal(KeyTable.shared.entry(number).bytes, bytes) { return Key(number: number) }
        }
        let number = KeyTable.shared.number(for: bytes)
        slots[slot] = number + 1
        return Key(number: number)
    }
}

extension Key {
    init(number: UInt32) {
        self.number = number
    }
}
