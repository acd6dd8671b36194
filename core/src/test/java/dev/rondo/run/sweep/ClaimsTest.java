package dev.rondo.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At any time at most one worker has a point; a worker that is gone loses its point once. */
class ClaimsTest {
    private static final Point POINT = new Point("0123456789ab", 1, List.of());

    @TempDir
    Path path;

    private SweepFolder folder;
    private Heartbeat heartbeat;

    @BeforeEach
    void begin() throws IOException {
        folder = new SweepFolder(path);
        Files.createDirectories(folder.workers());
        heartbeat = new Heartbeat(folder.workers().resolve(name(1).heartbeat()));
    }

    @AfterEach
    void end() {
        heartbeat.close();
    }

    private static WorkerName name(int number) {
        return new WorkerName(ProcessIdentity.here(), number, "");
    }

    private Claims claims(int number) {
        return new Claims(folder, name(number), heartbeat);
    }

    private Claims.Claim claimed(WorkerName owner) {
        return new Claims(folder, owner, heartbeat).claim(POINT).orElseThrow();
    }

    /** A process of this machine that has ended. */
    private static WorkerName dead() {
        ProcessIdentity here = ProcessIdentity.here();
        return new WorkerName(new ProcessIdentity(here.host(), here.scope(), here.pid(), "before"), 1, "");
    }

    /** A process of another machine. */
    private static WorkerName elsewhere() {
        ProcessIdentity here = ProcessIdentity.here();
        return new WorkerName(new ProcessIdentity("elsewhere", "elsewhere/boot/pid", here.pid(), here.start()), 1, "");
    }

    @Test
    void aPointHasOneOwnerUntilItIsGivenBack() {
        try (Claims.Claim mine = claims(1).claim(POINT).orElseThrow()) {
            assertThat(mine.isTakenOver()).isFalse();
            assertThat(claims(2).claim(POINT)).isEmpty();
        }
        assertThat(folder.claim(POINT)).doesNotExist();
        assertThat(claims(2).claim(POINT)).isPresent();
    }

    @Test
    void aWorkerWhoseProcessIsGoneLosesItsPointAtOnce() {
        claimed(dead());

        Claims.Claim mine = claims(1).claim(POINT).orElseThrow();

        assertThat(mine.isTakenOver()).isTrue();
        assertThat(claims(2).claim(POINT)).isEmpty();
        mine.close();
        assertThat(folder.claim(POINT)).doesNotExist();
    }

    @Test
    void theSameIdOfAProcessInAnotherNameSpaceIsAnotherProcess() {
        Heartbeat other = new Heartbeat(folder.workers().resolve(elsewhere().heartbeat()));

        claimed(elsewhere());

        assertThat(claims(1).claim(POINT)).isEmpty();
        other.close();
    }

    @Test
    void aWorkerOfAnotherMachineLosesItsPointWhenItHasBeenSilentForTenMinutes() throws IOException {
        Path sign = folder.workers().resolve(elsewhere().heartbeat());
        claimed(elsewhere());
        Files.writeString(sign, "1");

        Files.setLastModifiedTime(sign, FileTime.from(heartbeat.now().minus(Duration.ofMinutes(9))));
        assertThat(claims(1).claim(POINT)).isEmpty();
        Files.setLastModifiedTime(sign, FileTime.from(heartbeat.now().minus(Duration.ofMinutes(11))));
        assertThat(claims(1).claim(POINT)).isPresent();
    }

    @Test
    void ofManyWorkersOneTakesAPointOverAndNoneTakesItFromThatOne() throws Exception {
        int rounds = 40;
        int workers = 8;
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            for (int round = 0; round < rounds; round++) {
                claimed(dead());
                CountDownLatch together = new CountDownLatch(workers);
                Set<Claims.Claim> got = ConcurrentHashMap.newKeySet();
                List<Future<?>> all = new ArrayList<>();
                for (int k = 1; k <= workers; k++) {
                    Claims claims = claims(k);
                    all.add(pool.submit(() -> {
                        together.countDown();
                        together.await();
                        claims.claim(POINT).ifPresent(got::add);
                        return true;
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
                assertThat(got).hasSize(1);
                got.forEach(Claims.Claim::close);
            }
        }
    }

    @Test
    void pointsThatAreGivenBackAndClaimedAtOnceHaveOneOwnerAtATime() throws Exception {
        int workers = 6;
        Set<Integer> owners = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int k = 1; k <= workers; k++) {
                int number = k;
                Claims claims = claims(k);
                all.add(pool.submit(() -> {
                    for (int n = 0; n < 100; n++) {
                        claims.claim(POINT).ifPresent(claim -> {
                            synchronized (owners) {
                                owners.add(number);
                                if (owners.size() > 1) {
                                    wrong.add("owners " + owners);
                                }
                            }
                            synchronized (owners) {
                                owners.remove(number);
                            }
                            claim.close();
                        });
                    }
                    return true;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(folder.claim(POINT)).doesNotExist();
    }
}
