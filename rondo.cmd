@echo off
rem Starts Rondo on Windows: finds a JDK 25 or later, builds what is missing, passes the options that the JVM needs.
rem Written beside the launcher "rondo" for other systems, and not tried on a Windows machine yet. It does not notice
rem changed sources: delete app\target\rondo.jar to build again.
rem
rem Environment:
rem   JAVA_HOME         the JDK to use
rem   RONDO_JAVA_OPTS   more options for the JVM, such as -Xmx16g
rem   RONDO_CLASSPATH   jars and folders of your own, separated by semicolons
setlocal

set "home=%~dp0"
set "jar=%home%app\target\rondo.jar"

if defined JAVA_HOME (
    set "java=%JAVA_HOME%\bin\java.exe"
) else (
    set "java=java.exe"
)
"%java%" --add-modules jdk.incubator.vector -version >nul 2>&1
if errorlevel 1 goto no_jdk
set "major="
for /f "tokens=3 delims=. " %%v in ('""%java%" -version 2>&1" ^| findstr /i "version"') do if not defined major set "major=%%~v"
if not defined major goto no_jdk
if %major% LSS 25 goto no_jdk

if exist "%jar%" goto run
echo building Rondo (first start) ... 1>&2
pushd "%home%"
call mvnw.cmd -q -B -Dmaven.test.skip=true -pl core,app -am package 1>&2
set "code=%errorlevel%"
popd
if not "%code%"=="0" (
    echo The build failed: mvnw.cmd -pl core,app -am package says why. 1>&2
    exit /b 1
)

:run
set "classes=%jar%"
if defined RONDO_CLASSPATH set "classes=%jar%;%RONDO_CLASSPATH%"
"%java%" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=deny ^
    -Djava.awt.headless=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
    -Xlog:disable -Xlog:all=warning,aot*=off,cds*=off:stderr ^
    --add-modules jdk.incubator.vector -XX:ObjectAlignmentInBytes=64 %RONDO_JAVA_OPTS% ^
    -cp "%classes%" dev.rondo.cli.Main %*
exit /b %errorlevel%

:no_jdk
echo Rondo runs on a JDK 25 or later, and none was found: set JAVA_HOME to the folder of one. 1>&2
echo Get one: https://adoptium.net/temurin/releases/?version=25 1>&2
exit /b 1
