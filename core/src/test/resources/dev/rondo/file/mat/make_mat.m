% Makes octave_v6.mat and octave_v7.mat, which MatFileTest reads: run it in this folder with Octave.
% A sparse logical matrix is left out: Octave 7 writes one that it cannot read itself.
W = [0 0.5 -0.25; 1.5 0 -1e-3; 0.125 2 0];
W_single = single(W);
i8 = int8([-128 127]); u8 = uint8([0 255]);
i16 = int16([-32768 32767]); u16 = uint16([0 65535]);
i32 = int32([-2^31 2^31-1]); u32 = uint32([0 2^32-1]);
i64 = int64([-2^53 2^53]); u64 = uint64([0 2^63]);
yes = [true false true];
z = [1+2i, -3i];
empty = zeros(0, 3);
cube = permute(reshape(0:23, 4, 3, 2), [3 2 1]);
text = 'tau in ms';
lines = ['abc'; 'de '];
s = sparse(W); s_z = sparse(W * 1i);
net = struct('W_rec', W, 'meta', struct('tau_ms', 50, 'phi', 'relu'));
person = struct('name', {'Ada', 'Bo'}, 'age', {36, 7});
c = {W, 'two', {3}};
save('-v6', 'octave_v6.mat', 'W', 'W_single', 'i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64', 'yes', 'z', 'empty', 'cube', 'text', 'lines', 's', 's_z', 'net', 'person', 'c');
save('-v7', 'octave_v7.mat', 'W', 'W_single', 'i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64', 'yes', 'z', 'empty', 'cube', 'text', 'lines', 's', 's_z', 'net', 'person', 'c');
