/// An Ed25519 key pair (RFC 8032).
struct EdwardsKey {
    /// The 32 bytes that all else is derived from.
    let seed: [UInt8]
    let publicBytes: [UInt8]
    private let scalar: BigUnsigned
    private let prefix: [UInt8]

    private static let prime = (BigUnsigned(1) << 255) - BigUnsigned(19)
    private static let order =
        (BigUnsigned(1) << 252) + BigUnsigned(words: [0x5812_631a_5cf5_d3ed, 0x14de_f9de_a2f7_9cd6])
    /// -121665/121666
    private static let d: BigUnsigned = {
        let inverse = BigUnsigned(121_666).inverse(modulo: prime) ?? BigUnsigned(0)
        return times(prime - BigUnsigned(121_665), inverse)
    }()
    /// The point whose y is 4/5 and whose x is even.
    private static let base: Point = {
        let y = times(BigUnsigned(4), BigUnsigned(5).inverse(modulo: prime) ?? BigUnsigned(0))
        return point(y: y, isOdd: false)
    }()

    init(seed: [UInt8]) {
        self.seed = seed
        let hash = SecureHash.sha512(seed)
        var low = Array(hash[..<32])
        low[0] &= 0xF8
        low[31] = low[31] & 0x7F | 0x40
        scalar = BigUnsigned(bytes: low.reversed())
        prefix = Array(hash[32...])
        publicBytes = Self.encode(Self.multiply(Self.base, by: scalar))
    }

    // MARK: Points

    /// A point as x/z, y/z and xy/z.
    private struct Point: Sendable {
        var x: BigUnsigned
        var y: BigUnsigned
        var z: BigUnsigned
        var t: BigUnsigned
    }

    private static func times(_ a: BigUnsigned, _ b: BigUnsigned) -> BigUnsigned { a * b % prime }
    private static func minus(_ a: BigUnsigned, _ b: BigUnsigned) -> BigUnsigned { (a + prime - b) % prime }

    private static func point(y: BigUnsigned, isOdd: Bool) -> Point {
        let one = BigUnsigned(1)
        let square = times(y, y)
        let (u, v) = (minus(square, one), (times(d, square) + one) % prime)
        // The square root of u/v, as the prime is 5 modulo 8.
        let v3 = times(times(v, v), v)
        let power = times(u, times(times(v3, v3), v)).power((prime - BigUnsigned(5)) >> 3, modulo: prime)
        var x = times(times(u, v3), power)
        if times(v, times(x, x)) != u {
            x = times(x, BigUnsigned(2).power((prime - one) >> 2, modulo: prime))
        }
        if x.isOdd != isOdd { x = prime - x }
        return Point(x: x, y: y, z: one, t: times(x, y))
    }

    private static func added(_ p: Point, _ q: Point) -> Point {
        let a = times(minus(p.y, p.x), minus(q.y, q.x))
        let b = times((p.y + p.x) % prime, (q.y + q.x) % prime)
        let c = times(times(BigUnsigned(2), p.t), times(d, q.t))
        let e = times(BigUnsigned(2), times(p.z, q.z))
        let (x, y) = (minus(b, a), (b + a) % prime)
        let (f, g) = (minus(e, c), (e + c) % prime)
        return Point(x: times(x, f), y: times(g, y), z: times(f, g), t: times(x, y))
    }

    private static func multiply(_ point: Point, by scalar: BigUnsigned) -> Point {
        var sum = Point(x: BigUnsigned(0), y: BigUnsigned(1), z: BigUnsigned(1), t: BigUnsigned(0))
        for index in stride(from: scalar.bitWidth - 1, through: 0, by: -1) {
            sum = added(sum, sum)
            if scalar.bit(index) { sum = added(sum, point) }
        }
        return sum
    }

    private static func encode(_ point: Point) -> [UInt8] {
        let inverse = point.z.inverse(modulo: prime) ?? BigUnsigned(0)
        var bytes = Array(times(point.y, inverse).bytes(count: 32).reversed())
        if times(point.x, inverse).isOdd { bytes[31] |= 0x80 }
        return bytes
    }

    // MARK: Use

    func sign(_ message: [UInt8]) -> [UInt8] {
        func number(_ bytes: [UInt8]) -> BigUnsigned { BigUnsigned(bytes: bytes.reversed()) % Self.order }
        let nonce = number(SecureHash.sha512(prefix + message))
        let r = Self.encode(Self.multiply(Self.base, by: nonce))
        let challenge = number(SecureHash.sha512(r + publicBytes + message))
        return r + (nonce + challenge * scalar % Self.order).remainder(Self.order).bytes(count: 32).reversed()
    }

    static let algorithm = DER.sequence(DER.identifier("1.3.101.112"))

    /// PKCS #8
    var pkcs8: [UInt8] { DER.sequence(DER.integer(0), Self.algorithm, DER.octets(DER.octets(seed))) }
    var publicInfo: [UInt8] { DER.sequence(Self.algorithm, DER.bits(publicBytes)) }
}

extension BigUnsigned {
    fileprivate func remainder(_ modulus: BigUnsigned) -> BigUnsigned { self % modulus }
}
